import { describe, expect, it } from 'vitest'
import { rowsOf, sideOf, withSide } from './merge-rows.ts'
import type { MergeField } from './queries.ts'

const field = (name: MergeField['field'], proposed: 'survivor' | 'other' = 'survivor'): MergeField => ({
  field: name,
  survivor: null,
  other: null,
  proposed,
})

const fields = [
  field('name'),
  field('identityKind', 'other'),
  field('noIdentityReason', 'other'),
  field('phone'),
  field('idNumber', 'other'),
]

describe('choosing between two files', () => {
  it('asks once for the document, its number and the reason for having none', () => {
    expect(rowsOf(fields).map((row) => row.fields.map((one) => one.field))).toEqual([
      ['name'],
      ['identityKind', 'noIdentityReason', 'idNumber'],
      ['phone'],
    ])
  })

  it('follows the proposal until something is chosen, and then for all that belongs together', () => {
    const document = rowsOf(fields)[1]
    if (!document) throw new Error('no row')
    expect(sideOf(document, {})).toBe('other')
    const chosen = withSide({ name: 'other' }, document, 'survivor')
    expect(chosen).toEqual({
      name: 'other',
      identityKind: 'survivor',
      noIdentityReason: 'survivor',
      idNumber: 'survivor',
    })
    expect(sideOf(document, chosen)).toBe('survivor')
  })
})
