import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { readTypedDay } from './typed-day.ts'

const today = day('2023-07-10')

describe('a day as people type it', () => {
  it.each(['2023.7.5', '2023-7-5', '2023/07/05', '2023年7月5日', '20230705', '2023 7 5', '２０２３．７．５'])(
    'reads %s with its year',
    (typed) => expect(readTypedDay(typed, today)).toBe('2023-07-05'),
  )

  it.each(['7-5', '7.5', '7/5', '7月5日', '7月5号', '0705', '-5'])('reads %s without a year', (typed) => {
    expect(readTypedDay(typed, today)).toBe('2023-07-05')
  })

  it('knows the words for near days in both languages', () => {
    expect(readTypedDay('今天', today)).toBe('2023-07-10')
    expect(readTypedDay('昨天', today)).toBe('2023-07-09')
    expect(readTypedDay('Tomorrow', today)).toBe('2023-07-11')
    expect(readTypedDay('+3', today)).toBe('2023-07-13')
  })

  it('takes last December for something past and next January for something due', () => {
    expect(readTypedDay('12-30', day('2024-01-04'), 'past')).toBe('2023-12-30')
    expect(readTypedDay('1-5', day('2023-12-20'), 'future')).toBe('2024-01-05')
    expect(readTypedDay('12-30', day('2024-01-04'))).toBe('2024-12-30')
  })

  it('takes 29 February from the year that has one', () => {
    expect(readTypedDay('2-29', day('2025-03-01'), 'past')).toBe('2024-02-29')
    expect(readTypedDay('2-29', day('2023-03-01'))).toBeNull()
  })

  it.each(['2023-02-29', '2023.13.1', '13-1', '7', '230705', '星期三', '', '2023-7'])(
    'refuses %j',
    (typed) => {
      expect(readTypedDay(typed, today)).toBeNull()
    },
  )
})
