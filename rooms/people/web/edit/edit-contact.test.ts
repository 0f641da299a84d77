import { describe, expect, it } from 'vitest'
import { fieldsOfContact } from './edit-contact.tsx'

const blank = {
  identityKind: 'resident' as const,
  noIdentityReason: null,
  takenOut: [],
  idNumber: '',
  phone: '',
  otherPhones: '',
  address: '',
  registeredAddress: '',
  illness: '',
  disabilityCard: '',
  guardianName: '',
  guardianPhone: '',
  note: '',
}

describe('changing sealed texts without seeing them', () => {
  it('leaves alone what is left blank', () => {
    expect(fieldsOfContact(blank)).toEqual({ identityKind: 'resident', noIdentityReason: null })
  })

  it('replaces what is typed and takes out what is ticked', () => {
    expect(fieldsOfContact({ ...blank, phone: ' 13800001234 ', takenOut: ['note'] })).toEqual({
      identityKind: 'resident',
      noIdentityReason: null,
      phone: '13800001234',
      note: null,
    })
  })
})
