import { describe, expect, it } from 'vitest'
import { reasonSaid, reasons, voidHours } from './said-reasons.ts'

describe('why something ended', () => {
  it('is read in both languages where the product says it', () => {
    expect([reasons.withdrawn.zh, voidHours(450), voidHours(480)].map((kept) => reasonSaid(kept))).toEqual([
      { zh: '申请人已撤回', en: 'Withdrawn by the applicant' },
      {
        zh: '实习时数被认定为虚假并作废：7 小时 30 分。',
        en: 'Practicum hours found forged and void: 7 h 30 min.',
      },
      { zh: '实习时数被认定为虚假并作废：8 小时。', en: 'Practicum hours found forged and void: 8 h.' },
    ])
  })

  it('is the same in both where a person typed it', () => {
    expect(reasonSaid('材料不全')).toEqual({ zh: '材料不全', en: '材料不全' })
  })
})
