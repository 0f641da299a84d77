import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { contains, type DivisionCode } from '../../../kernel/division.ts'
import { dataFolder } from './data-folder.ts'

const fileSchema = z.strictObject({
  sources: z.record(z.string(), z.string().min(1)),
  corrections: z.array(
    z.strictObject({
      text: z.string().min(1),
      pinyin: z.string().min(1),
      within: z.array(z.int()).default([0]),
      source: z.string(),
    }),
  ),
})

/** A reading that the pinyin library gets wrong, for these characters in these divisions. */
export type Correction = {
  readonly text: readonly string[]
  readonly readings: readonly string[]
  readonly within: readonly DivisionCode[]
  /** Its place in the file. */
  readonly place: number
}

/** `data/divisions/corrections.yaml`, without tones. Throws when an entry has not one reading a character or no source. */
export function readCorrections(): readonly Correction[] {
  const file = join(dataFolder, 'divisions/corrections.yaml')
  const { sources, corrections } = fileSchema.parse(parse(readFileSync(file, 'utf8')))
  return corrections.map(({ text, pinyin, within, source }, place) => {
    const readings = pinyin.split(' ').map(withoutTone)
    if (readings.length !== [...text].length || !(source in sources)) {
      throw new Error(`${file}: ${text} needs a reading for each character and a known source`)
    }
    return { text: [...text], readings, within, place }
  })
}

const withoutTone = (syllable: string): string =>
  syllable
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300-\u036f]/g, '')

/** Puts the corrections that apply to a name in a division over the readings of its characters, in place. */
export function correct(
  corrections: readonly Correction[],
  characters: readonly string[],
  readings: string[],
  division: DivisionCode,
): void {
  for (const correction of corrections) {
    if (!correction.within.some((place) => contains(place, division))) continue
    for (let at = 0; at + correction.text.length <= characters.length; at += 1) {
      if (correction.text.every((character, i) => characters[at + i] === character)) {
        readings.splice(at, correction.readings.length, ...correction.readings)
      }
    }
  }
}
