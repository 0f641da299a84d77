import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDefinition } from './definitions.ts'

const file = 'station-monthly.yaml'
const shipped = readFileSync(join(import.meta.dirname, '../../../data/reports', file), 'utf8')
const withLine = (line: string) => shipped.replace('    cells:\n', `    cells:\n      - ${line}\n`)

describe('a report that is declared', () => {
  it('fills every row of 5.11 that a register counts', () => {
    const cells = readDefinition(file, shipped).sections.flatMap(({ cells }) => cells)
    const optional = cells.filter((cell) => cell.optional).map(({ code }) => code)
    // They come by themselves once somebody declares the measure; until then they are stated in words.
    expect(optional).toEqual(['volunteer-hours', 'referrals'])
    expect(cells).toHaveLength(35)
  })

  it('is refused with file, line and reason when a line is a ratio, which no station can be put together from', () => {
    const line = "{ code: mean, measure: hours-a-visit, title: { zh: '均', en: 'Mean' } }"
    expect(() => readDefinition(file, withLine(line))).toThrow(
      /^data\/reports\/station-monthly\.yaml:13: .* · hours-a-visit is a ratio/,
    )
  })

  it('is refused with its line when it names an unknown measure, a split it has not, or a word that is none', () => {
    const wrong = (line: string) => () => readDefinition(file, withLine(line))
    const title = "title: { zh: '某', en: 'Some' }"
    expect(wrong(`{ code: some, measure: nothing, ${title} }`)).toThrow(/:13: .*there is no measure nothing/)
    expect(wrong(`{ code: some, measure: visits, split: moon, ${title} }`)).toThrow(
      /:13: .*visits is not split by moon/,
    )
    expect(wrong(`{ code: some, measure: visits, sum: true, ${title} }`)).toThrow(/:13: .*unknown word sum/)
  })
})
