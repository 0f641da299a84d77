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
