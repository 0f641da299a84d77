import { describe, expect, it } from 'vitest'
import { draftTitle } from './draft-head.ts'

describe('what a draft is called in the list', () => {
  it('is its title, in one line or in several, also where the rest is still wrong', () => {
    expect(draftTitle("code: a\ntitle: { zh: '助学：补助', en: 'Grant' }\nkind: [")).toEqual({
      zh: '助学：补助',
      en: 'Grant',
    })
    expect(
      draftTitle('code: a\ntitle:\n  zh: 助学补助\n\n  # English\n  en: Grant\nkind: benefit\n'),
    ).toEqual({
      zh: '助学补助',
      en: 'Grant',
    })
  })

  it('is said in the language that is written, and is nothing while none can be read', () => {
    expect(draftTitle("title: { zh: '助学补助' }")).toEqual({ zh: '助学补助', en: '助学补助' })
    expect(draftTitle('code: a\nfacts:\n  x:\n    title: { zh: 内, en: inner }')).toBeNull()
    expect(draftTitle('title: { zh: "half')).toBeNull()
    expect(draftTitle('title: plain words')).toBeNull()
  })
})
