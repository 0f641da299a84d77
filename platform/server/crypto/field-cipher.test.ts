import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolders } from '../../../tests/fixtures/temporary-file.ts'
import { fieldCipher } from './field-cipher.ts'
import { isWeakKey, loadKeys } from './keys.ts'

const folder = temporaryFolders()
const keys = loadKeys(folder(), {})

describe.each(['aes', 'sm'] as const)('a field sealed with %s', (suite) => {
  const cipher = fieldCipher(keys, suite)

  it('opens again, and never looks the same twice', () => {
    const once = cipher.seal('410621185001010011')
    const twice = cipher.seal('410621185001010011')
    expect(cipher.open(once)).toBe('410621185001010011')
    expect(cipher.open(twice)).toBe('410621185001010011')
    expect(once.equals(twice)).toBe(false)
    expect(once.includes('410621')).toBe(false)
  })

  it('does not open when a byte was changed or under another key', () => {
    const sealed = cipher.seal('小河镇小河村3组12号')
    const changed = Buffer.from(sealed)
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    expect(() => cipher.open(changed)).toThrow()
    expect(() => fieldCipher(loadKeys(folder(), {}), suite).open(sealed)).toThrow()
  })

  it('has as its blind index the first half of a plain HMAC, so that another program can find it too', () => {
    const plain = (algorithm: string) =>
      createHmac(algorithm, Buffer.from(keys.index, 'hex')).update('identity\0小明').digest().subarray(0, 16)
    expect(fieldCipher(keys, 'aes').blind('identity', '小明')).toEqual(plain('sha256'))
    expect(fieldCipher(keys, 'sm').blind('identity', '小明')).toEqual(plain('sm3'))
  })

  it('is found by its blind index, which tells kinds apart', () => {
    expect(cipher.blind('phone', '19900000001')).toHaveLength(16)
    expect(cipher.blind('phone', '19900000001').equals(cipher.blind('phone', '19900000001'))).toBe(true)
    expect(cipher.blind('phone', '19900000001').equals(cipher.blind('identity', '19900000001'))).toBe(false)
  })
})

describe('the ciphers', () => {
  it('open what the other suite sealed, so that a deployment can change over', () => {
    expect(fieldCipher(keys, 'aes').open(fieldCipher(keys, 'sm').seal('甲'))).toBe('甲')
    expect(fieldCipher(keys, 'sm').open(fieldCipher(keys, 'aes').seal('乙'))).toBe('乙')
  })

  it('D12: match the vectors of GB/T 32905 and GB/T 32907', () => {
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    expect(createCipheriv('sm4-ecb', block, null).update(block).toString('hex')).toBe(
      '681edf34d206965e86b3e94f536e4246',
    )
  })
})

describe('the keys', () => {
  it('are drawn once and are readable by their owner only', () => {
    const own = folder()
    const drawn = loadKeys(own, {})
    expect(loadKeys(own, {})).toEqual(drawn)
    expect(statSync(join(own, 'keys.json')).mode & 0o777).toBe(0o600)
  })

  it('are refused when they were not drawn at random', () => {
    expect(isWeakKey('0'.repeat(64))).toBe(true)
    expect(isWeakKey('changeme')).toBe(true)
    const own = folder()
    writeFileSync(join(own, 'keys.json'), JSON.stringify({ ...keys, field: '0123'.repeat(16) }))
    expect(() => loadKeys(own, {})).toThrow('weak-key: field')
  })
})
