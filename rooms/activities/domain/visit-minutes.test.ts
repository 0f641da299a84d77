import { describe, expect, it } from 'vitest'
import { timePattern, visitMinutes } from './visit-minutes.ts'

describe('how long a visit took', () => {
  it('counts clock minutes', () => {
    expect(visitMinutes('09:00', '09:40')).toEqual({ ok: true, value: 40 })
    expect(visitMinutes('09:00', '09:00')).toEqual({ ok: true, value: 0 })
  })

  it('does not call an unknown time zero', () => {
    expect(visitMinutes('09:00', undefined)).toEqual({ ok: true, value: null })
    expect(visitMinutes(undefined, '09:00')).toEqual({ ok: true, value: null })
  })

  it('lets a night visit go over midnight', () => {
    expect(visitMinutes('23:30', '00:15')).toEqual({ ok: true, value: 45 })
  })

  it('takes an end long before the start for a slip', () => {
    expect(visitMinutes('14:30', '13:50')).toEqual({ ok: false, error: 'visit-ends-before-it-starts' })
    expect(visitMinutes('16:00', '00:00')).toEqual({ ok: true, value: 480 })
    expect(visitMinutes('15:59', '00:00')).toEqual({ ok: false, error: 'visit-ends-before-it-starts' })
  })

  it('knows the times of a day', () => {
    expect(['00:00', '23:59', '09:05'].every((time) => timePattern.test(time))).toBe(true)
    expect(['24:00', '9:05', '12:60', '12.30'].some((time) => timePattern.test(time))).toBe(false)
  })
})
