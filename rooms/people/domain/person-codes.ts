import { z } from 'zod'
import { tidyWord } from './word.ts'

/** The tables of `data/codes/`, one file each; most are national standards (each file names its own). */
export const codeTableNames = [
  'sex',
  'marital',
  'health',
  'employment',
  'education',
  'ethnic-group',
  'family-relation',
  'disability-kind',
  'disability-grade',
  'political-status',
  'degree',
  'school-type',
  'hardship-cause',
  'housing',
  'need',
  'file-status',
  'self-care',
] as const

export type CodeTableName = (typeof codeTableNames)[number]

const codeTableSchema = z.strictObject({
  code: z.enum(codeTableNames),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  source: z.string(),
  values: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        zh: z.string().min(1),
        en: z.string().min(1),
        /** Other words that people write for it. */
        words: z.array(z.string()).default([]),
      }),
    )
    .min(1),
})

export type CodeTableFile = z.infer<typeof codeTableSchema>
type CodeValue = CodeTableFile['values'][number]

export type CodeTable = {
  readonly name: CodeTableName
  readonly title: { readonly zh: string; readonly en: string }
  readonly source: string
  readonly values: readonly CodeValue[]
  /** The code that a person means by a word, a title or the code itself; null when nobody would know. */
  codeOf(word: string): string | null
  /** Null for a code that the table does not have. */
  valueOf(code: string): CodeValue | null
}

export type PersonCodes = { readonly [name in CodeTableName]: CodeTable }

/**
 * Makes the tables from the parsed files. Throws when a file is missing, not of its form, or has one word for
 * two codes: that is a fault in `data/`, found before anything starts.
 */
export function personCodes(files: readonly unknown[]): PersonCodes {
  const tables = new Map(
    files.map((file) => codeTable(codeTableSchema.parse(file))).map((table) => [table.name, table]),
  )
  const missing = codeTableNames.filter((name) => !tables.has(name))
  if (missing.length > 0) throw new Error(`data/codes lacks ${missing.join(', ')}`)
  return Object.fromEntries(tables) as PersonCodes
}

export function codeTable({ code: name, title, source, values }: CodeTableFile): CodeTable {
  const words = new Map<string, string>()
  for (const value of values) {
    for (const word of [value.code, value.zh, value.en, ...value.words]) {
      const key = tidyWord(word)
      const other = words.get(key)
      if (other !== undefined && other !== value.code) {
        throw new Error(`data/codes/${name}.yaml: “${word}” means both ${other} and ${value.code}`)
      }
      words.set(key, value.code)
    }
  }
  const byCode = new Map(values.map((value) => [value.code, value]))
  return {
    name,
    title,
    source,
    values,
    // Tidying costs more than looking up, and most words in a ledger are tidy.
    codeOf: (word) => words.get(word) ?? words.get(tidyWord(word)) ?? null,
    valueOf: (code) => byCode.get(code) ?? null,
  }
}
