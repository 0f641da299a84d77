import { describe, expect, it } from 'vitest'
import { figuresIn, figureTitle } from './figure-form.tsx'

const text = `code: a
parameters:
  places: { title: { zh: '每个乡镇名额', en: 'Places a township' }, unit: persons, values: {} }
  # a comment
  low_income:
    title: { zh: '第一档收入线', en: 'First tier' }
    unit: fen
  bare: { unit: fen, values: {} }
values:
  tier: {}
`

describe('the figures of a draft', () => {
  it('are offered by what the file calls them, whether it writes them in one line or in several', () => {
    expect(figuresIn(text)).toEqual(['places', 'low_income', 'bare'])
    expect(figuresIn(text).map((name) => figureTitle(text, name, 'zh'))).toEqual([
      '每个乡镇名额',
      '第一档收入线',
      'bare',
    ])
    expect(figureTitle(text, 'places', 'en')).toBe('Places a township')
  })
})
