import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The deployment's secrets, each 32 bytes in hex. Losing them loses every encrypted field and every session. */
export type Keys = { readonly field: string; readonly index: string; readonly session: string }

const hexKey = /^[0-9a-f]{64}$/

/** A key that is written in a manual, all one digit, or otherwise not drawn at random. */
export const isWeakKey = (key: string): boolean => !hexKey.test(key) || new Set(key).size < 8

/**
 * Reads `keys.json` of the data folder, or draws keys on the first start (mode 0600). `ZHULIAN_KEYS` names
 * another file, for a deployment that keeps its secrets apart. Throws when a key is weak.
 */
export function loadKeys(dataFolder: string, env: Record<string, string | undefined> = process.env): Keys {
  const file = env.ZHULIAN_KEYS ?? join(dataFolder, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    const draw = () => randomBytes(32).toString('hex')
    writeFileSync(file, `${JSON.stringify({ field: draw(), index: draw(), session: draw() }, null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
    })
  }
  chmodSync(file, 0o600)
  const keys = JSON.parse(readFileSync(file, 'utf8')) as Keys
  for (const name of ['field', 'index', 'session'] as const) {
    if (typeof keys[name] !== 'string' || isWeakKey(keys[name]))
      throw new Error(`weak-key: ${name} in ${file}`)
  }
  return keys
}
