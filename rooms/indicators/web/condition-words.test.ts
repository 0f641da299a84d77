import { describe, expect, it } from 'vitest'
import { viewOf } from '../domain/views.ts'
import { columnWords, conditionWords, valueWords } from './condition-words.ts'

const categories: Readonly<Record<string, string>> = { DB: '低保' }
const zh = {
  view: viewOf('figures_visit'),
  language: 'zh' as const,
  category: (code: string) => categories[code] ?? code,
}
const en = { view: viewOf('figures_visit'), language: 'en' as const, category: (code: string) => code }

describe('the condition of a measure', () => {
  it('is said in the words of the form', () => {
    expect(conditionWords({ column: 'method', is: 'home' }, zh)).toBe('走访方式为入户')
    expect(conditionWords({ column: 'method', one_of: ['telephone', 'video'] }, en)).toBe(
      'Method is one of Telephone, Video',
    )
    expect(conditionWords({ column: 'urgency', at_least: 1 }, zh)).toBe('紧急程度至少为较急')
    expect(conditionWords({ column: 'categories', contains: 'DB' }, zh)).toBe('类别包含低保')
  })

  it('is said part by part when it has several', () => {
    const both = {
      all: [{ column: 'seen', is: 'person' }, { not: { column: 'purpose', is: 'festival' } }],
    }
    expect(conditionWords(both, zh)).toBe('以下都符合：见到的人为本人；不符合：走访类型为节日慰问')
    expect(conditionWords(both, en)).toBe(
      'all of these: Who was seen is The person; not: Purpose is Festival greeting',
    )
  })
})

describe('the rows of an example', () => {
  it('have headings and values in words, and say what is not filled in', () => {
    expect(columnWords('visited_on', zh)).toBe('日期')
    expect(valueWords('sex', 2, { ...zh, view: viewOf('figures_register_flow') })).toBe('女')
    expect(valueWords('categories', ['DB'], zh)).toBe('低保')
    expect(valueWords('visited_on', '2023-05-04', zh)).toBe('2023年5月4日')
    expect(valueWords('visited_on', '2023-05-04', en)).toBe('4 May 2023')
    expect(valueWords('categories', [], en)).toBe('none')
    expect(valueWords('minutes', undefined, zh)).toBe('未填')
    expect(valueWords('minutes', 0, zh)).toBe('0')
  })
})
