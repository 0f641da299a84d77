import { describe, expect, it } from 'vitest'
import { furtherFilters, noFilters, questionOf } from './people-question.ts'

const me = '0190a000-0000-7000-8000-000000000001'

describe('which people are listed, counted and exported', () => {
  it('are those on the register when nothing is chosen', () => {
    expect(questionOf(noFilters, me)).toEqual({ state: 'on-register' })
  })

  it('are narrowed by every filter, and a child of nought is not left out', () => {
    const filters = {
      ...noFilters,
      search: ' 王 ',
      category: 'DB',
      mine: true,
      place: { value: 410621105000, label: '小河镇' },
      sex: 2 as const,
      ageFrom: 0,
      ageTo: 17,
    }
    expect(questionOf(filters, me)).toEqual({
      state: 'on-register',
      search: '王',
      category: 'DB',
      responsible: me,
      division: 410621105000,
      sex: 2,
      ageFrom: 0,
      ageTo: 17,
    })
    expect(furtherFilters(filters)).toBe(4)
  })
})
