import { describe, expect, it } from 'vitest'
import { masked, maskPhone, revised, sensitiveText } from './sensitive.ts'

describe('the sensitive texts of a person', () => {
  it('are masked: a number keeps its ends, a phone its ends, a guardian the surname, addresses nothing', () => {
    expect(
      masked({
        idNumber: '410621185001010011',
        phone: '13800001234',
        address: '小河镇张庄村三组 12 号',
        guardianName: '王小明',
        guardianPhone: '0392-5551234',
      }),
    ).toEqual({
      idNumber: '410621********0011',
      phone: '138****1234',
      guardianName: '王**',
      guardianPhone: '****34',
      held: ['idNumber', 'phone', 'address', 'guardianName', 'guardianPhone'],
    })
    expect(masked({})).toEqual({
      idNumber: null,
      phone: null,
      guardianName: null,
      guardianPhone: null,
      held: [],
    })
  })

  it('never show a short phone number whole', () => {
    expect(maskPhone('110')).toBe('****10')
  })

  it('say the same in whatever order they are known', () => {
    expect(sensitiveText({ phone: '1', idNumber: '2' })).toBe(sensitiveText({ idNumber: '2', phone: '1' }))
  })

  it('are not erased by what was left empty, only by what was taken out', () => {
    const known = { phone: '13800001234', address: '张庄村' }
    expect(revised(known, { phone: '', address: undefined })).toEqual(known)
    expect(revised(known, { address: null })).toEqual({ phone: '13800001234' })
  })
})
