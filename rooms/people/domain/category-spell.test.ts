import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { categoryBook } from './category.ts'
import { type CategorySpell, checkSpell } from './category-spell.ts'

const kind = (code: string, zh: string) => ({ code, zh, en: code })
const book = categoryBook({
  code: 'test',
  groups: [kind('child', '困境儿童'), kind('dibao', '低保')],
  categories: [
    {
      code: 'DB',
      title: { zh: '低保', en: 'Allowance' },
      source: 'test',
      class: 'L3',
      reports_as: 'dibao',
      priority: 1,
      kinds: [kind('urban', '城市')],
    },
    {
      code: 'KJET',
      title: { zh: '困境儿童', en: 'Child' },
      source: 'test',
      class: 'L3',
      reports_as: 'child',
      priority: 2,
      age: { under: 18, otherwise: 'reject' },
    },
  ],
})
const spell = (category: string, from: string, to: string | null = null): CategorySpell => ({
  category,
  subKind: null,
  from: day(from),
  to: to === null ? null : day(to),
})
const birth = day('2008-06-01')

describe('a category that is added', () => {
  it('may overlap another category, not itself', () => {
    const known = [spell('DB', '2022-01-01', '2022-12-31')]
    expect(checkSpell(spell('KJET', '2022-06-01'), known, birth, book).ok).toBe(true)
    expect(checkSpell(spell('DB', '2023-01-01'), known, birth, book).ok).toBe(true)
    expect(checkSpell(spell('DB', '2022-12-31'), known, birth, book)).toEqual({
      ok: false,
      error: { code: 'category-overlaps' },
    })
  })

  it('is known, with its kind', () => {
    expect(checkSpell({ ...spell('DB', '2023-01-01'), subKind: 'urban' }, [], birth, book).ok).toBe(true)
    expect(checkSpell({ ...spell('DB', '2023-01-01'), subKind: 'lunar' }, [], birth, book).ok).toBe(false)
    expect(checkSpell(spell('XX', '2023-01-01'), [], birth, book).ok).toBe(false)
  })

  it('fits the age on its first day', () => {
    expect(checkSpell(spell('KJET', '2026-05-31'), [], birth, book).ok).toBe(true)
    expect(checkSpell(spell('KJET', '2026-06-01'), [], birth, book)).toEqual({
      ok: false,
      error: { code: 'category-against-age', data: { age: 18 } },
    })
    expect(checkSpell(spell('KJET', '2026-06-01'), [], null, book).ok).toBe(true)
  })

  it('does not end before it begins', () => {
    expect(checkSpell(spell('DB', '2023-02-01', '2023-01-31'), [], birth, book)).toEqual({
      ok: false,
      error: { code: 'category-dates' },
    })
  })
})
