import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { parse } from 'yaml'
import { type Danger, dangerFinder, dangerWordsSchema } from '../domain/danger-words.ts'

const file = join(import.meta.dirname, '../../../data/danger-words.yaml')

// Character by character: a text and a word of the list must read alike wherever they stand.
const spelled = (text: string): readonly string[] =>
  [...text].map((sign) => pinyin(sign, { toneType: 'none', v: true }))

let known: ((text: string) => Danger[]) | undefined

/** The dangers a text speaks of, by the list of `data/danger-words.yaml`, read once a process. Throws when the file is not right. */
export function dangersIn(text: string): Danger[] {
  known ??= dangerFinder(dangerWordsSchema.parse(parse(readFileSync(file, 'utf8'))), spelled)
  return known(text)
}
