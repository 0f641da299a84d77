import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { instantOf } from './when-field.ts'

const now = Date.parse('2023-12-29T10:00:00+08:00')

describe('when something was noticed', () => {
  it('is a press for what happened lately', () => {
    expect(instantOf('now', null, '', now)).toBe('2023-12-29T02:00:00.000Z')
    expect(instantOf('half-hour', null, '', now)).toBe('2023-12-29T01:30:00.000Z')
  })

  it('is typed for another time, in Asia/Shanghai, and says when it is no time', () => {
    expect(instantOf('other', day('2023-12-28'), '9:05', now)).toBe('2023-12-28T09:05:00+08:00')
    expect(instantOf('other', day('2023-12-28'), '25:00', now)).toBeNull()
    expect(instantOf('other', null, '09:05', now)).toBeNull()
  })
})
