import { describe, expect, it } from 'vitest'
import { dayOfText } from './day-of-text.ts'

describe('a day in a list', () => {
  it('is read however people write it', () => {
    for (const text of [
      '2021-3-5',
      '2021/03/05',
      '2021.3.5',
      '2021年3月5日',
      '20210305',
      '２０２１－０３－０５',
    ]) {
      expect(dayOfText(text), text).toBe('2021-03-05')
    }
  })

  it('is none where the calendar has no such day', () => {
    for (const text of ['2021-2-30', '3月5日', '2021', '', 'soon']) expect(dayOfText(text), text).toBeNull()
  })
})
