import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { keysName, type Manifest } from './backup-manifest.ts'

/** Where the secrets are, and whether a backup takes them along: a deployment may keep them apart. */
export type KeysAt = { readonly file: string; readonly included: boolean }

/** Tells one set of keys from another without giving any of it away; null when there is no such file. */
export function printOf(file: string): string | null {
  if (!existsSync(file)) return null
  const keys = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  const lines = Object.keys(keys)
    .toSorted()
    .map((name) => `${name}=${keys[name]}`)
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** Without the keys nobody can read the sealed fields again, so a backup says which it needs and holds them if it may. */
export async function copyKeys(keys: KeysAt, folder: string): Promise<Manifest['keys']> {
  const print = printOf(keys.file)
  if (print === null) return null
  if (!keys.included) return { print, included: false }
  copyFileSync(keys.file, join(folder, keysName))
  await chmod(join(folder, keysName), 0o600)
  await copyPurposeKeys(dirname(keys.file), folder)
  return { print, included: true }
}

/** Keys of one purpose stand beside the deployment's own and go where those go; none is written over. */
async function copyPurposeKeys(from: string, to: string): Promise<void> {
  for (const name of readdirSync(from).filter((file) => file.endsWith('-keys.json'))) {
    if (existsSync(join(to, name))) continue
    copyFileSync(join(from, name), join(to, name))
    await chmod(join(to, name), 0o600)
  }
}

export type KeysFit = 'fit' | 'differ' | 'missing'

/** Compares the deployment's keys with those the backup was sealed with. */
export function keysFit(needed: Manifest['keys'], file: string, folder: string): KeysFit {
  if (needed === null) return 'fit'
  const present = printOf(file)
  if (present !== null) return present === needed.print ? 'fit' : 'differ'
  if (!needed.included) return 'missing'
  return printOf(join(folder, keysName)) === needed.print ? 'fit' : 'differ'
}

/** Puts the keys of the backup where the deployment looks for them, unless it has them already. */
export async function bringKeys(needed: Manifest['keys'], file: string, folder: string): Promise<void> {
  if (!needed?.included || existsSync(file)) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  copyFileSync(join(folder, keysName), file)
  await chmod(file, 0o600)
  await copyPurposeKeys(folder, dirname(file))
}
