import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { OperatorRefusal } from './refusal.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const contents = z.strictObject({
  format: z.literal(1),
  product: z.literal('zhulian'),
  version: z.string(),
  createdAt: z.iso.datetime(),
  server: z.string(),
  migrations: z.array(z.strictObject({ version: z.int(), name: z.string(), hash: sha256 })),
  tables: z.array(
    z.strictObject({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
      rows: z.int(),
      // A name, never a path: a manifest from elsewhere must not name files outside its folder.
      file: z.string().regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.copy\.gz$/),
      bytes: z.int(),
      sha256,
    }),
  ),
  counters: z.array(
    z.strictObject({
      schema: z.string(),
      name: z.string(),
      value: z.string().regex(/^-?\d+$/),
      called: z.boolean(),
    }),
  ),
  /** The print of the keys that open the sealed fields, and whether they lie in the backup. */
  keys: z.strictObject({ print: sha256, included: z.boolean() }).nullable(),
})

const manifest = contents.extend({ digest: sha256 })

/** `manifest.json` of a backup: what it holds, from which schema, with the checksum of every file and of itself. */
export type Manifest = z.infer<typeof contents>
export type BackupTable = Manifest['tables'][number]

export const manifestName = 'manifest.json'
export const keysName = 'keys.json'

const digestOf = (value: Manifest): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

export const manifestText = (value: Manifest): string =>
  `${JSON.stringify({ ...value, digest: digestOf(value) }, null, 2)}\n`

/** Reads a backup's manifest and checks it and every file against their checksums. Nothing is believed before. */
export async function readBackup(
  folder: string,
): Promise<Result<Manifest, OperatorRefusal<'backup-not-found' | 'backup-broken'>>> {
  let text: string
  try {
    text = await readFile(join(folder, manifestName), 'utf8')
  } catch {
    return refused({
      code: 'backup-not-found',
      zh: `${folder} 中没有备份（缺少 ${manifestName}）。`,
      en: `There is no backup in ${folder} (no ${manifestName}).`,
    })
  }
  const read = parse(text)
  if (!read) return refused(broken(folder, manifestName))
  for (const table of read.tables) {
    if ((await sha256Of(join(folder, table.file))) !== table.sha256)
      return refused(broken(folder, table.file))
  }
  return ok(read)
}

function parse(text: string): Manifest | null {
  try {
    const { digest, ...value } = manifest.parse(JSON.parse(text))
    return digest === digestOf(value) ? value : null
  } catch {
    return null
  }
}

async function sha256Of(file: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file), hash)
    return hash.digest('hex')
  } catch {
    return null
  }
}

const broken = (folder: string, file: string): OperatorRefusal<'backup-broken'> => ({
  code: 'backup-broken',
  zh: `备份 ${folder} 已损坏或被改动：${file} 与校验值不符。没有恢复任何内容。`,
  en: `The backup ${folder} is damaged or was changed: ${file} does not match its checksum. Nothing was restored.`,
})
