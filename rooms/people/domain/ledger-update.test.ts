import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { updatedCategories, updatedFields } from './ledger-update.ts'

describe('a ledger row about somebody who is known', () => {
  it('changes what it says and leaves alone what it does not', () => {
    const known = { name: '王小明', phone: '13800001234', education: '70', needs: ['care'], sex: 1 }
    expect(
      updatedFields(known, { name: '王小明', phone: '13900005678', education: null, needs: [], sex: 0 }),
    ).toEqual({
      name: '王小明',
      phone: '13900005678',
      education: '70',
      needs: ['care'],
      sex: 1,
    })
  })

  it('does not take a number away that it does not have', () => {
    const known = { idNumber: '410621185001010011', identityKind: 'resident', noIdentityReason: null }
    const ledger = { idNumber: null, identityKind: 'none', noIdentityReason: 'number-not-told' }
    expect(updatedFields(known, ledger)).toEqual(known)
  })

  it('completes a number', () => {
    const known = { idNumber: null, identityKind: 'none', noIdentityReason: 'number-not-told' }
    const ledger = { idNumber: '410621185001010011', identityKind: 'resident', noIdentityReason: null }
    expect(updatedFields(known, ledger)).toEqual(ledger)
  })

  const asOf = day('2023-07-01')
  const known = {
    id: 'a',
    category: 'DB',
    subKind: null,
    certificate: null,
    from: day('2021-01-01'),
    to: null,
  }
  const said = { id: 'b', category: 'DB', subKind: 'rural', certificate: null, from: null, to: null }

  it('adds a category from the day of the ledger, and ends none that it does not name', () => {
    expect(updatedCategories([known], [{ ...said, category: 'CJ' }], asOf)).toEqual({
      added: [{ ...said, category: 'CJ', from: '2023-07-01' }],
      changed: [],
    })
  })

  it('completes the category that is there, and ends it on the day it names', () => {
    const end = day('2023-09-30')
    expect(updatedCategories([known], [{ ...said, to: end }], asOf)).toEqual({
      added: [],
      changed: [{ before: known, after: { ...known, subKind: 'rural', to: end } }],
    })
    expect(updatedCategories([known], [{ ...said, subKind: null }], asOf)).toEqual({ added: [], changed: [] })
  })

  it('begins a category again that had ended', () => {
    const ended = { ...known, to: day('2022-12-31') }
    expect(updatedCategories([ended], [said], asOf).added).toMatchObject([{ id: 'b', from: '2023-07-01' }])
  })

  it('that ended before the day of the ledger was one of that last day at least', () => {
    expect(updatedCategories([], [{ ...said, to: day('2023-03-31') }], asOf).added).toMatchObject([
      { from: '2023-03-31', to: '2023-03-31' },
    ])
  })
})
