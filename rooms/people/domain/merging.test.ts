import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences, mergedFields, restoredFields } from './merging.ts'
import { type FieldValues, sameValue } from './person-fields.ts'

const survivor: FieldValues = { name: '王小明', phone: '13800001234', ethnicGroup: null, needs: [] }
const other: FieldValues = { name: '王晓明', phone: null, ethnicGroup: '01', needs: ['care'] }

describe('merging two files of one person', () => {
  it('proposes what the survivor says, and what the other knows where the survivor says nothing', () => {
    expect(differences(survivor, other)).toEqual([
      { field: 'name', proposed: 'survivor' },
      { field: 'ethnicGroup', proposed: 'other' },
      { field: 'needs', proposed: 'other' },
      { field: 'phone', proposed: 'survivor' },
    ])
    expect(mergedFields(survivor, other, {})).toEqual({
      name: '王小明',
      phone: '13800001234',
      ethnicGroup: '01',
      needs: ['care'],
    })
  })

  it('takes what was chosen, also when that is nothing', () => {
    expect(mergedFields(survivor, other, { name: 'other', phone: 'other' })).toMatchObject({
      name: '王晓明',
      phone: null,
    })
  })

  const numbered: FieldValues = { identityKind: 'resident', idNumber: '99062119800705001X' }
  const unnumbered: FieldValues = {
    identityKind: 'none',
    idNumber: null,
    noIdentityReason: 'number-not-told',
  }

  it('takes the number with its kind, or the reason for having none, never some of each', () => {
    expect(mergedFields(numbered, unnumbered, {})).toEqual(numbered)
    expect(mergedFields(unnumbered, numbered, {})).toEqual({ ...numbered, noIdentityReason: null })
    expect(mergedFields(numbered, unnumbered, { identityKind: 'other' })).toEqual(unnumbered)
    expect(differences(numbered, unnumbered).map(({ proposed }) => proposed)).toEqual([
      'survivor',
      'survivor',
      'survivor',
    ])
  })

  it('takes the responsible worker with the account, also when the other names one and the survivor none', () => {
    const mine: FieldValues = { responsibleAccount: 'a1', responsibleName: '李晓禾' }
    expect(mergedFields({ name: '甲' }, { name: '甲', ...mine }, {})).toEqual({ name: '甲', ...mine })
    expect(mergedFields(mine, { responsibleAccount: 'a2', responsibleName: '王守正' }, {})).toEqual(mine)
  })

  const value = fc.constantFrom(null, 'a', 'b')
  const fields = fc.record({ name: value, phone: value, education: value, health: value })
  const side = fc.constantFrom('survivor' as const, 'other' as const)
  const choices = fc.record({ name: side, phone: side }, { requiredKeys: [] })

  it('and taking the merge back leaves the survivor as it was', () => {
    fc.assert(
      fc.property(fields, fields, choices, (before, other, chosen) => {
        const after = mergedFields(before, other, chosen)
        const restored = restoredFields(after, before, after)
        for (const field of ['name', 'phone', 'education', 'health'] as const)
          expect(sameValue(restored[field], before[field])).toBe(true)
      }),
    )
  })

  it('keeps what somebody changed between the merge and its undoing', () => {
    const after = mergedFields(survivor, other, {})
    const now = { ...after, ethnicGroup: '03' }
    expect(restoredFields(now, survivor, after)).toMatchObject({ ethnicGroup: '03', needs: [] })
  })
})
