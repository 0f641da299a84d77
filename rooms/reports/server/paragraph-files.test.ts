import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readParagraph } from './paragraphs.ts'

const file = 'monthly.yaml'
const shipped = readFileSync(join(import.meta.dirname, '../../../data/paragraphs', file), 'utf8')
const lineOf = (text: string) => shipped.slice(0, shipped.indexOf(text)).split('\n').length

describe('a paragraph that is declared', () => {
  it('is refused with file, line and reason in both languages for a word that nothing fills', () => {
    const broken = shipped.replace("opening: '", "opening: '{week}")
    expect(() => readParagraph(file, broken)).toThrow(
      `data/paragraphs/monthly.yaml:${lineOf('opening: ')}: 不认识 {week} · {week} is not known`,
    )
  })

  it('is refused for a word of the file that is none, and for a code that is not its file’s name', () => {
    expect(() => readParagraph(file, shipped.replace('period: ', 'time: '))).toThrow(/unknown word time/)
    expect(() => readParagraph('other.yaml', shipped)).toThrow(/monthly is not the file's name/)
  })
})
