import type { WorkingCalendar } from '../../../regions/index.ts'
import { exampleTitle } from '../language/examples/example.ts'
import type { Fact } from '../language/fact.ts'
import { readFact } from '../language/fact-values.ts'
import type { Programme } from '../language/programme.ts'
import type { Mistake, Path } from '../language/words.ts'
import { tryExample } from './try-example.ts'

/** Facts of examples are answers to questions of the file, and there is at least one yes and one no. */
export function exampleFactMistakes(programme: Programme): Mistake[] {
  const mistakes: Mistake[] = []
  const facts = (given: Readonly<Record<string, unknown>>, path: Path) => {
    for (const [name, written] of Object.entries(given)) {
      const fact = programme.facts[name]
      const open = programme.switches[name]
      if (!fact && !open) {
        const known = Object.keys(programme.facts)
        mistakes.push({
          path: [...path, name],
          zh: `没有事实 ${name}，现有：${known.join('、')}`,
          en: `there is no fact ${name}; there are: ${known.join(', ')}`,
        })
      } else if (fact && readFact(fact, written) === null)
        mistakes.push({
          path: [...path, name],
          ...noAnswer(name, fact, written),
        })
    }
  }
  for (const [i, example] of programme.examples.entries()) {
    const path = ['examples', i]
    if ('given' in example) facts(example.given ?? {}, [...path, 'given'])
    if ('changes' in example)
      for (const [j, change] of example.changes.entries())
        facts(change.given, [...path, 'changes', j, 'given'])
    if ('candidates' in example)
      for (const [j, one] of example.candidates.entries())
        facts(one.facts, [...path, 'candidates', j, 'facts'])
  }
  const answers = programme.examples.flatMap((example) =>
    'eligible' in example.expect ? [example.expect.eligible] : [],
  )
  for (const answer of ['yes', 'no'] as const)
    if (!answers.includes(answer))
      mistakes.push({
        path: ['examples'],
        zh: `至少要有一个结果为 ${answer} 的示例`,
        en: `at least one example must come out as ${answer}`,
      })
  return mistakes
}

function noAnswer(name: string, { type, options }: Fact, written: unknown): Pick<Mistake, 'zh' | 'en'> {
  const known = options ? Object.keys(options) : []
  const value = String(written)
  return known.length > 0
    ? {
        zh: `${name} 没有选项 ${value}，可以写：${known.join('、')}`,
        en: `${name} has no option ${value}; there are: ${known.join(', ')}`,
      }
    : {
        zh: `${name} 的值 ${value} 不是 ${type} 类型的回答`,
        en: `${value} is no answer of type ${type} to ${name}`,
      }
}

type Kind = { readonly zh: string; readonly en: string; readonly known: readonly string[] }

/** What an example names beside facts: stages, rules, sanctions. A slip there would only show as something that came out otherwise. */
export function exampleNameMistakes(programme: Programme): Mistake[] {
  const stage = codesOf('环节', 'stage', programme.stages)
  const rule = {
    zh: '规则',
    en: 'rule',
    known: [...programme.eligible, ...programme.conflicts].map((one) => one.rule),
  }
  const sanction = codesOf('处理', 'sanction', programme.sanctions)
  return programme.examples.flatMap((example, i) => {
    const path = ['examples', i]
    const named: (readonly [names: readonly string[], of: Kind, at: Path])[] = []
    if ('sanction' in example) named.push([[example.sanction], sanction, [...path, 'sanction']])
    if ('clock' in example)
      named.push(
        [[example.clock], stage, [...path, 'clock']],
        [Object.keys(example.reached), stage, [...path, 'reached']],
      )
    if ('path' in example) named.push([example.path, stage, [...path, 'path']])
    if ('fails' in example.expect)
      named.push([example.expect.fails ?? [], rule, [...path, 'expect', 'fails']])
    return named.flatMap(([names, { zh, en, known }, at]) =>
      names
        .filter((name) => !known.includes(name))
        .map((name) => ({
          path: at,
          zh: `没有${zh} ${name}，现有：${known.join('、') || '—'}`,
          en: `there is no ${en} ${name}; there are: ${known.join(', ') || '—'}`,
        })),
    )
  })
}

const codesOf = (zh: string, en: string, all: readonly { readonly code: string }[]) => ({
  zh,
  en,
  known: all.map(({ code }) => code),
})

/** Examples that do not come true. */
export function exampleMistakes(programme: Programme, calendar: WorkingCalendar): Mistake[] {
  return programme.examples.flatMap((example, i): Mistake[] => {
    const difference = tryExample(programme, example, calendar)
    if (!difference) return []
    const { part, expected, found } = difference
    const title = exampleTitle(example)
    return [
      {
        path: ['examples', i],
        zh: `示例“${title.zh}”：${part} 预期为 ${expected}，按规则得 ${found}`,
        en: `example “${title.en}”: ${part} is expected to be ${expected} and comes out as ${found}`,
      },
    ]
  })
}
