import { describe, expect, it } from 'vitest'
import type { PersonFile } from '../queries.ts'
import { changesOf, clashesOf, fenOf, valueIn } from './changes.ts'

const file = (changes: object = {}) =>
  ({ name: '王小明', education: '70', registeredPlace: null, ...changes }) as unknown as PersonFile

describe('changing a file that others may change too', () => {
  it('sends only what was touched', () => {
    expect(
      changesOf(
        { name: '王小明', education: null, needs: ['1'] },
        { name: '王晓明', education: null, needs: ['1'] },
      ),
    ).toEqual({ name: '王晓明' })
  })

  it('sends an emptied field as taken out', () => {
    expect(changesOf({ education: '70' }, { education: null })).toEqual({ education: null })
  })

  it('shows both where two people changed the same field to different things', () => {
    expect(clashesOf({ name: '王晓明' }, file(), file({ name: '王小鸣' }))).toEqual([
      { field: 'name', theirs: '王小鸣', mine: '王晓明' },
    ])
  })

  it('sees no clash where the other changed something else, or to the same', () => {
    expect(clashesOf({ name: '王晓明' }, file(), file({ education: '80' }))).toEqual([])
    expect(clashesOf({ name: '王晓明' }, file(), file({ name: '王晓明' }))).toEqual([])
  })

  it('compares no sealed text, which the screen does not hold', () => {
    expect(valueIn(file(), 'phone')).toBeUndefined()
    expect(clashesOf({ phone: '13800001234' }, file(), file())).toEqual([])
  })

  it('reads an amount in yuan into fen, and refuses what is none', () => {
    expect(fenOf('420.5')).toBe(42_050)
    expect(fenOf('１,２００')).toBe(120_000)
    expect(fenOf(' ')).toBeNull()
    expect(fenOf('四百')).toBeUndefined()
    expect(fenOf('420.505')).toBeUndefined()
  })
})
