import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Words } from '../../kernel/contract.ts'

const root = join(import.meta.dirname, '..', '..')
const folders = [
  'platform/web',
  'apps/web',
  ...readdirSync(join(root, 'rooms')).map((room) => `rooms/${room}`),
]
const files = folders
  .map((folder) => join(root, folder))
  .filter(existsSync)
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => /(^|[/-])(texts|errors|messages)\.ts$/.test(file))

/** Every sentence of every file of texts, error codes and messages, with its place. */
async function sentences(): Promise<[place: string, words: Words][]> {
  const found: [string, Words][] = []
  for (const file of files) {
    const module = (await import(file)) as Record<string, Record<string, Words>>
    for (const texts of Object.values(module))
      for (const [key, words] of Object.entries(texts))
        found.push([`${file.slice(root.length + 1)} ${key}`, words])
  }
  return found
}

// Words that Chinese offices write in Latin letters too, and the product's own name.
const latinInChinese =
  /\b(zhulian|excel|xlsx?|csv|pdf|word|docx?|wps|xml|xlsb|opendocument|jpeg|png|webp|station|zone|api|url|utf-8|gb18030|mb|kb|gb|id|qr|totp|qq|ctrl|enter|esc)\b|\{\w+\}/gi

describe('the sentences of the screens', () => {
  it('are Chinese in Chinese', async () => {
    const mixed = (await sentences()).filter(([, words]) =>
      /[a-z]{2,}/i.test(words.zh.replace(latinInChinese, '')),
    )
    expect(mixed).toEqual([])
  })

  it('have Chinese punctuation in Chinese', async () => {
    const foreign = (await sentences()).filter(([, words]) =>
      /\p{Script=Han}[,;:?!]|[,;?!]\p{Script=Han}/u.test(words.zh),
    )
    expect(foreign).toEqual([])
  })

  it('are English in English', async () => {
    const mixed = (await sentences()).filter(([, words]) =>
      // A heading that a ledger must have is told as it stands there.
      /\p{Script=Han}/u.test(words.en.replace(/助联|姓名/g, '')),
    )
    expect(mixed).toEqual([])
  })

  it('name the same values in both languages', async () => {
    // {expectedEn} is {expected} in English.
    const names = (text: string) =>
      [...new Set(text.replace(/En\}/g, '}').match(/\{\w+\}/g) ?? [])].toSorted()
    const all = await sentences()
    const different = all.filter(([, words]) => names(words.zh).join() !== names(words.en).join())
    expect(different).toEqual([])
    expect(all.length).toBeGreaterThan(40)
  })
})
