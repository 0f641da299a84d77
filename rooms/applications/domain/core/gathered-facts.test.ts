import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { programmeSchema } from '../../../programmes/index.ts'
import { gatherFacts } from './gathered-facts.ts'

const programme = programmeSchema.parse(
  parse(
    readFileSync(
      join(import.meta.dirname, '../../../../data/programmes/chuzhou/chuzhou-certificate-grant.yaml'),
      'utf8',
    ),
  ),
)
const fromRecord = Object.entries(programme.facts).find(
  ([, { type, from }]) => type === 'division' && from !== undefined,
)

describe('a place that a record knows less exactly than who applies', () => {
  const [name, resolver] = [fromRecord?.[0] ?? '', fromRecord?.[1].from ?? '']
  const gathered = (read: number, given: number) => {
    const told = { [resolver]: { value: read } }
    return gatherFacts(programme, told, { [name]: { value: given, origin: 'given' } })
  }

  it('is the answer of who applies where that lies inside the place of the record', () => {
    expect(gathered(340000000000, 341102000000).facts[name]).toBe(341102000000)
    expect(gathered(340000000000, 341102000000).origins[name]).toMatchObject({ origin: 'given' })
  })

  it('is the record where the answer lies elsewhere or says less', () => {
    expect(gathered(340000000000, 410621000000).origins[name]).toMatchObject({
      origin: 'record',
      contradicted: 410621000000,
    })
    expect(gathered(341102000000, 340000000000).facts[name]).toBe(341102000000)
  })
})
