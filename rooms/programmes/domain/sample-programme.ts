import { type Given, scopeOf } from './engine/scope.ts'
import type { Scope } from './language/compiled.ts'
import { type Programme, programmeSchema } from './language/programme.ts'

const both = (text: string) => ({ zh: text, en: text })

/** A small programme of one rule for tests: what is left out is filled in, as the shortest file that can be read. */
export function sampleProgramme(written: Record<string, unknown> = {}): Programme {
  return programmeSchema.parse({
    code: 'sample',
    title: both('sample'),
    kind: 'benefit',
    summary: both('a sample'),
    owner: both('county'),
    competent: { '2020-01-01': { ...both('county'), source: 'test' } },
    law: 'test',
    in_force: { from: '2020-01-01' },
    division: 410621,
    for: 'person',
    subject_class: 'sample',
    facts: { never: question('yes_no') },
    eligible: [
      { rule: 'always', title: both('always'), source: 'test', when: { not: { fact: 'never', is: 'yes' } } },
    ],
    stages: [
      { code: 'applied', title: both('applied'), who: 'body', work: 'check', then: ['done'] },
      { code: 'done', title: both('done'), ends: 'granted' },
    ],
    examples: [
      { name: 'a', on: '2023-01-01', given: {}, expect: { eligible: 'yes' } },
      { name: 'b', on: '2023-01-01', given: {}, expect: { eligible: 'no' } },
    ],
    ...written,
  })
}

export const question = (type: string, more: Record<string, unknown> = {}) => ({
  type,
  question: both('?'),
  ...more,
})

export const figure = (unit: string, value: number | string, from = '2020-01-01') => ({
  title: both(unit),
  unit,
  values: { [from]: { value, source: 'test' } },
})

export const rule = (name: string, when: unknown) => ({ rule: name, title: both(name), source: 'test', when })

export const optionsOf = (...codes: string[]) => Object.fromEntries(codes.map((code) => [code, both(code)]))

export const scopeFor = (programme: Programme, facts: Given['facts'], more: Partial<Given> = {}): Scope =>
  scopeOf(programme, { on: '2023-06-15', facts, ...more })
