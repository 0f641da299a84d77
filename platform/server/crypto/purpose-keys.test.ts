import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolders } from '../../../tests/fixtures/temporary-file.ts'
import { fieldCipher } from './field-cipher.ts'
import { loadKeys } from './keys.ts'
import { drawKey, purposeCiphers } from './purpose-keys.ts'

const folder = temporaryFolders()

describe('the keys of one purpose', () => {
  it('are drawn once beside the deployment’s own and are readable by their owner only', () => {
    const own = folder()
    const sealed = purposeCiphers(own, 'juvenile', {}).field.seal('甲')
    expect(purposeCiphers(own, 'juvenile', {}).field.open(sealed)).toBe('甲')
    expect(statSync(join(own, 'juvenile-keys.json')).mode & 0o777).toBe(0o600)
  })

  it('stand where the deployment keeps its keys apart', () => {
    const apart = folder()
    purposeCiphers(folder(), 'juvenile', { ZHULIAN_KEYS: join(apart, 'keys.json') })
    expect(Object.keys(JSON.parse(readFileSync(join(apart, 'juvenile-keys.json'), 'utf8')))).toEqual([
      'field',
      'index',
      'seal',
    ])
  })

  it('open nothing of the deployment, of another purpose, or of what was put away, nor the other way round', () => {
    const own = folder()
    const deployment = fieldCipher(loadKeys(own, {}))
    const { field, seal, under } = purposeCiphers(own, 'juvenile', {})
    const other = purposeCiphers(own, 'other', {})
    const key = drawKey()
    for (const [one, another] of [
      [deployment, field],
      [field, deployment],
      [field, seal],
      [seal, field],
      [field, other.field],
      [under(key), field],
      [under(key), under(drawKey())],
    ] as const) {
      const sealed = one.seal('乙')
      expect(one.open(sealed)).toBe('乙')
      expect(() => another.open(sealed)).toThrow()
    }
    expect(field.blind('identity', '1').equals(deployment.blind('identity', '1'))).toBe(false)
  })

  it('are refused when they were not drawn at random', () => {
    const own = folder()
    writeFileSync(
      join(own, 'juvenile-keys.json'),
      JSON.stringify({ field: drawKey(), index: drawKey(), seal: '0'.repeat(64) }),
    )
    expect(() => purposeCiphers(own, 'juvenile', {})).toThrow('weak-key: seal')
  })
})
