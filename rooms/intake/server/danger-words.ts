import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { parse } from 'yaml'
import { type Danger, dangerFinder, dangerWordsSchema } from '../domain/danger-words.ts'

const file = join(import.meta.dirname, '../../../data/danger-words.yaml')

const sounds = new Map<string, string>()

/** Character by character, so that a text and a word of the list read alike wherever they stand. */
const spelled = (text: string): readonly string[] =>
  [...text].map((sign) => {
    const heard = sounds.get(sign) ?? pinyin(sign, { toneType: 'none', v: true })
    sounds.set(sign, heard)
    return heard
  })

let known: ((text: string) => Danger[]) | undefined

/**
 * The dangers that texts speak of, each read for itself, by the list of `data/danger-words.yaml`, read once a process. Throws
 * when the file is not right.
 */
export function dangersIn(...texts: readonly (string | undefined)[]): Danger[] {
  known ??= dangerFinder(dangerWordsSchema.parse(parse(readFileSync(file, 'utf8'))), spelled)
  const find = known
  const found = texts.flatMap((text) => (text ? find(text) : []))
  return found.filter(({ word }, at) => found.findIndex((one) => one.word === word) === at)
}
