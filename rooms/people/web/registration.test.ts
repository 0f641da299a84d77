import { describe, expect, it } from 'vitest'
import { blankRegistration, checkedRegistration, fieldsOf, registrationOf } from './registration.ts'

const filled = {
  ...blankRegistration(),
  name: ' 王小明 ',
  idNumber: '99062119800705001X',
  division: { value: 410621105201, label: '瓦岗村' },
  station: { value: '0190a000-0000-7000-8000-000000000001', label: '小河镇社工站' },
}

describe('registering a person', () => {
  it('sends what was filled in and leaves out what was left blank', () => {
    expect(registrationOf(filled)).toEqual({
      station: '0190a000-0000-7000-8000-000000000001',
      division: 410621105201,
      fields: { name: '王小明', identityKind: 'resident', idNumber: '99062119800705001X' },
      categories: [],
    })
  })

  it('sends the reason instead of a number for somebody without one', () => {
    const none = {
      ...filled,
      identityKind: 'none' as const,
      noIdentityReason: 'newborn-not-registered',
      sex: 2 as const,
    }
    expect(fieldsOf(none)).toEqual({
      name: '王小明',
      identityKind: 'none',
      noIdentityReason: 'newborn-not-registered',
      sex: 2,
    })
  })

  it('asks for the number, for the reason and for the beginning of categories where they belong', () => {
    const asked = (values: Parameters<typeof checkedRegistration>[0]) =>
      checkedRegistration(values).map(({ path }) => path)
    expect(asked(filled)).toEqual([])
    expect(asked({ ...filled, idNumber: ' ' })).toEqual(['/body/idNumber'])
    expect(asked({ ...filled, identityKind: 'none' })).toEqual(['/body/noIdentityReason'])
    expect(asked({ ...filled, categories: ['DB'], categoryFrom: null })).toEqual(['/body/categoryFrom'])
  })
})
