import { describe, expect, it } from 'vitest'
import { commandKeys } from './command-keys.ts'

const row = (id: string, reason = '材料不全') => ({ row: { id, version: 3 }, reason, lines: [1, 2] })

describe('the key of a write', () => {
  it('stays for the same thing until it is answered, also where the input is made anew', () => {
    const keys = commandKeys()
    const lost = keys.of(row('a'))
    expect(keys.of(row('a'))).toBe(lost)
    expect(keys.of(row('a')).idFor('round')).toBe(lost.idFor('round'))
    keys.answered(row('a'))
    expect(keys.of(row('a')).id).not.toBe(lost.id)
  })

  it('is another for another row, and the lost one still waits for its own', () => {
    const keys = commandKeys()
    const lost = keys.of(row('a'))
    const other = keys.of(row('b'))
    expect(other.id).not.toBe(lost.id)
    keys.answered(row('b'))
    expect(keys.of(row('a'))).toBe(lost)
  })

  it('is another for other words about the same row', () => {
    const keys = commandKeys()
    expect(keys.of(row('a', '重复申报')).id).not.toBe(keys.of(row('a')).id)
  })

  it('is another for another file of the same content', () => {
    const keys = commandKeys()
    const [file, twin] = [new Blob(['1']), new Blob(['1'])]
    expect(keys.of({ file }).id).toBe(keys.of({ file }).id)
    expect(keys.of({ file: twin }).id).not.toBe(keys.of({ file }).id)
  })

  it('is one for two presses that say nothing', () => {
    const keys = commandKeys()
    expect(keys.of(undefined)).toBe(keys.of(undefined))
  })
})
