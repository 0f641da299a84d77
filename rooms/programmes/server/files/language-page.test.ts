import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { conditionKinds } from '../../domain/language/condition.ts'
import { exampleSchema } from '../../domain/language/examples/example.ts'
import { factSchema, factTypes } from '../../domain/language/fact.ts'
import { conditionSchema, quantitySchema } from '../../domain/language/nodes.ts'
import { parameterUnits } from '../../domain/language/parameter.ts'
import { consequenceRecords } from '../../domain/language/parts/filing.ts'
import { noticeParts } from '../../domain/language/parts/notice.ts'
import { actors, outcomes, stageSchema, stageWork } from '../../domain/language/parts/stage.ts'
import { programmeKinds, programmeSchema } from '../../domain/language/programme.ts'
import { quantityKinds } from '../../domain/language/quantity.ts'
import { resolverNames } from '../../domain/language/resolvers.ts'

const page = readFileSync(join(import.meta.dirname, '../../../../docs/programme-language.md'), 'utf8')

/** The rows of the table below a mark: its word and the example in its last cell but `after`. */
const rowsOf = (mark: string, after = 0) =>
  (page.split(`<!-- ${mark} -->`)[1] ?? '')
    .trim()
    .split('\n\n')[0]
    ?.split('\n')
    .slice(2)
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => ({
      word: /`([^`]+)`/.exec(cells[0] ?? '')?.[1] ?? '',
      example: /`(\{.*?\})`/.exec(cells.at(-1 - after) ?? '')?.[1] ?? '',
    })) ?? []

describe('the page of the language', () => {
  it('has every condition, each with an example that can be copied', () => {
    const rows = rowsOf('conditions')
    expect(rows.map(({ word }) => word)).toEqual(conditionKinds.map(({ word }) => word))
    for (const { word, example } of rows) {
      const read = conditionSchema.safeParse(parse(example))
      expect(read.success && Object.keys(read.data).includes(word), `${word}: ${example}`).toBe(true)
    }
  })

  it('has every quantity, each with an example that can be copied', () => {
    const rows = rowsOf('quantities')
    expect(rows.map(({ word }) => word)).toEqual(quantityKinds.map(({ word }) => word))
    for (const { word, example } of rows) {
      const read = quantitySchema.safeParse(parse(example))
      expect(read.success && Object.keys(read.data).includes(word), `${word}: ${example}`).toBe(true)
    }
  })

  it('has every kind of example, each as it may stand in a file', () => {
    const rows = rowsOf('examples', 1)
    expect(rows).toHaveLength(10)
    for (const { word, example } of rows) {
      const read = exampleSchema.safeParse(parse(example))
      expect(read.success && Object.keys(read.data).includes(word), `${word}: ${example}`).toBe(true)
    }
  })

  it('has every other word', () => {
    const words = [
      ...Object.keys(programmeSchema.shape),
      ...programmeKinds,
      ...Object.keys(factSchema.shape),
      ...factTypes,
      ...parameterUnits,
      ...resolverNames,
      ...Object.keys(stageSchema.shape),
      ...actors,
      ...stageWork,
      ...outcomes,
      ...noticeParts,
      ...consequenceRecords,
    ]
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([])
  })
})
