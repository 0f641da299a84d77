import { describe, expect, it } from 'vitest'
import { filledFrom, joinedCategories } from './staged-fold.ts'

describe('two rows of a ledger about one person', () => {
  it('are one person with the categories of both', () => {
    const first = {
      categories: ['DB'],
      categoryIds: ['a'],
      subKinds: ['rural'],
      certificates: [null],
      froms: ['2022-01-01'],
      tos: [null],
    }
    const second = {
      categories: ['CJ', 'DB'],
      categoryIds: ['b', 'c'],
      subKinds: ['severe', 'urban'],
      certificates: ['C1', 'D9'],
      froms: [null, null],
      tos: [null, '2023-12-31'],
    }
    expect(joinedCategories(first, second)).toEqual({
      categories: ['DB', 'CJ'],
      categoryIds: ['a', 'b'],
      subKinds: ['rural', 'severe'],
      certificates: ['D9', 'C1'],
      froms: ['2022-01-01', null],
      tos: ['2023-12-31', null],
    })
  })

  it('the first counts where both say something, lists are put together', () => {
    const first: Record<string, unknown> = { education: '70', phone: null, needs: ['care'], sex: 0 }
    const second = { education: '80', phone: '138', needs: ['care', 'legal'], sex: 2 }
    expect(filledFrom(first, second, ['education', 'phone', 'needs', 'sex'])).toEqual({
      phone: '138',
      needs: ['care', 'legal'],
      sex: 2,
    })
  })
})
