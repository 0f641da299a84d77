import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { handedOver, tellsMatter } from './hand-over.ts'

const identity = {
  name: '程小舟',
  sex: 'male' as const,
  birth: day('2008-06-01'),
  idNumber: '990802200806010017',
  guardianName: '程大河',
  guardianPhone: '19900000001',
  address: '泉口街道某小区',
  school: '东宝某中学',
  className: '九年级三班',
}

describe('what a body is told (S17.A2)', () => {
  it('is what its task needs and nothing else', () => {
    const attendance = {
      code: 'attendance',
      body: 'education' as const,
      zh: '到课情况协助',
      en: 'School attendance',
      fields: ['name' as const, 'school' as const, 'className' as const],
      basis: '未成年人保护法',
    }
    expect(handedOver(attendance, identity, 'SW-420802-2023-0001', day('2023-03-01'))).toEqual([
      { field: 'name', value: '程小舟' },
      { field: 'school', value: '东宝某中学' },
      { field: 'className', value: '九年级三班' },
    ])
  })

  it('is no note that names the matter or the role, however it is spaced', () => {
    const words = ['涉罪', '盗窃']
    expect(tellsMatter('请每周反馈到课情况', words, '故意伤害')).toBe(false)
    expect(tellsMatter('该生因盗 窃被查', words, '故意伤害')).toBe(true)
    expect(tellsMatter('故意 伤害一案', words, '故意伤害')).toBe(true)
    expect(tellsMatter('涉·罪，盗-窃', words, '故意伤害')).toBe(true)
    expect(tellsMatter('见东检未〔2023〕9 号', words, '故意伤害', '东检未[2023]9号')).toBe(true)
  })
})
