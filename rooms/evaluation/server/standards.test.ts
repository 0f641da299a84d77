import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readStandard } from './standards.ts'

const file = 'station.yaml'
const shipped = readFileSync(join(import.meta.dirname, '../../../data/evaluations', file), 'utf8')
const wrong = (from: string, to: string, name = file) => {
  if (!shipped.includes(from)) throw new Error(`the standard does not say ${from}`)
  return () => readStandard(name, shipped.replace(from, to))
}
const lineOf = (text: string) => shipped.slice(0, shipped.indexOf(text)).split('\n').length

describe('a standard of evaluation that is declared', () => {
  it('is refused with file, line and reason in both languages', () => {
    const line = lineOf('measure: visits')
    expect(wrong('measure: visits', 'measure: walks')).toThrow(
      `data/evaluations/station.yaml:${line}: 没有指标 walks · there is no measure walks`,
    )
    expect(wrong('points: 20\n', 'points: 25\n')).toThrow(/the points sum to 105, not 100/)
    expect(wrong('points: 20\n', 'points: 25\n')).toThrow(/the highest band gives other points than 25/)
  })

  it('is refused for a word that is none, for grades out of order and for a code that is not its file’s name', () => {
    expect(wrong('weights:', 'weight:')).toThrow(new RegExp(`:${lineOf('weights:')}: .*unknown word weight`))
    expect(wrong('at_least: 80 }', 'at_least: 95 }')).toThrow(/grades stand from the highest down/)
    expect(wrong('code: station', 'code: station', 'other.yaml')).toThrow(/station is not the file's name/)
  })
})
