import { describe, expect, it } from 'vitest'
import { voidHours } from './said.ts'

describe('what a forged practicum comes to (S13.A7)', () => {
  it('is said in both languages, in hours and minutes', () => {
    expect([voidHours(450), voidHours(480)]).toEqual([
      {
        zh: '实习时数被认定为虚假并作废：7 小时 30 分。',
        en: 'Practicum hours found forged and void: 7 h 30 min.',
      },
      { zh: '实习时数被认定为虚假并作废：8 小时。', en: 'Practicum hours found forged and void: 8 h.' },
    ])
  })
})
