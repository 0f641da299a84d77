import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type FieldCipher, fieldCipher } from './field-cipher.ts'
import { isWeakKey } from './keys.ts'

/** Keys of one purpose, apart from those of the deployment: losing the one set opens nothing of the other. */
type PurposeKeys = { readonly field: string; readonly index: string; readonly seal: string }

/** The two ciphers of a purpose: for its fields in daily work, and for the keys of what is put away. */
export type PurposeCiphers = {
  readonly field: FieldCipher
  readonly seal: FieldCipher
  /** A cipher under a key of its own, such as that of one archived file. */
  readonly under: (key: string) => FieldCipher
}

const known = new Map<string, PurposeCiphers>()

/**
 * The ciphers of a purpose. Their keys stand in `<purpose>-keys.json` beside the deployment's own and are drawn when
 * first needed (mode 0600). Throws when a key is weak.
 */
export function purposeCiphers(
  dataFolder: string,
  purpose: string,
  env: Record<string, string | undefined> = process.env,
): PurposeCiphers {
  const file = join(env.ZHULIAN_KEYS ? dirname(env.ZHULIAN_KEYS) : dataFolder, `${purpose}-keys.json`)
  const before = known.get(file)
  if (before) return before
  const keys = read(file)
  const suite = env.ZHULIAN_CIPHER === 'sm' ? 'sm' : 'aes'
  const cipher = (field: string) => fieldCipher({ field, index: keys.index, session: '' }, suite)
  const ciphers = { field: cipher(keys.field), seal: cipher(keys.seal), under: cipher }
  known.set(file, ciphers)
  return ciphers
}

/** A key for one thing, as hexadecimal text. */
export const drawKey = (): string => randomBytes(32).toString('hex')

function read(file: string): PurposeKeys {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const drawn = { field: drawKey(), index: drawKey(), seal: drawKey() }
    try {
      writeFileSync(file, `${JSON.stringify(drawn, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Another process drew them at the same instant: its keys are the ones.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  const keys = JSON.parse(readFileSync(file, 'utf8')) as PurposeKeys
  for (const name of ['field', 'index', 'seal'] as const) {
    if (typeof keys[name] !== 'string' || isWeakKey(keys[name]))
      throw new Error(`weak-key: ${name} in ${file}`)
  }
  return keys
}
