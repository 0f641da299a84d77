import type { Words } from '../../../../kernel/contract.ts'
import { titleOfFact } from '../language/fact.ts'
import type { Programme } from '../language/programme.ts'

/** A part of a path; what the file names itself is told by its title. */
export type Step = { readonly key: string; readonly title: Words | null }

/** One place where two versions say otherwise; null where one of them says nothing. */
export type Change = {
  readonly path: string
  readonly steps: readonly Step[]
  /** Of the figure that both values are values of. */
  readonly unit: string | null
  readonly before: string | null
  readonly after: string | null
}

type Leaf = { readonly steps: readonly Step[]; readonly unit: string | null; readonly value: string }

/** What a draft changes of the version in force, part by part, in the order of the file. */
export function differencesBetween(before: Programme, after: Programme): Change[] {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  const paths = [...new Set([...is.keys(), ...was.keys()])]
  return paths.flatMap((path): Change[] => {
    const [old, now] = [was.get(path), is.get(path)]
    const leaf = now ?? old
    if (!leaf || old?.value === now?.value) return []
    const { steps, unit } = leaf
    return [{ path, steps, unit, before: old?.value ?? null, after: now?.value ?? null }]
  })
}

/** Where an example writes answers to the questions of the file. */
const given = ['given', 'facts', 'choose']

/** Things of a list that have a code or name are found by it, so that one that is put in moves no other. */
function leavesOf(programme: Programme): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const walk = (node: unknown, steps: readonly Step[], unit: string | null) => {
    if (Array.isArray(node)) {
      for (const [i, part] of node.entries())
        walk(part, [...steps, { key: keyOf(part) ?? String(i + 1), title: titleOf(part) }], unit)
      return
    }
    if (typeof node === 'object' && node !== null) {
      const own = (node as Record<string, unknown>).unit
      const answers = given.includes(steps.at(-1)?.key ?? '')
      for (const [key, part] of Object.entries(node)) {
        const fact = answers ? programme.facts[key] : undefined
        const asked = fact ? titleOfFact(fact) : answers ? (programme.switches[key]?.question ?? null) : null
        walk(
          part,
          [...steps, { key, title: asked ?? (steps.length === 1 ? titleOf(part) : null) }],
          fact?.type === 'money' ? 'fen' : typeof own === 'string' ? own : unit,
        )
      }
      return
    }
    const [before, last] = [steps.at(-2)?.key ?? '', steps.at(-1)?.key]
    if (node !== undefined)
      leaves.set(steps.map(({ key }) => key).join('.'), {
        steps,
        unit: last === 'value' || given.includes(before) ? unit : null,
        value: String(node),
      })
  }
  walk(programme, [], null)
  return leaves
}

/** What the file calls a thing: its title, its question, or the name of an example. */
function titleOf(part: unknown): Words | null {
  if (typeof part !== 'object' || part === null) return null
  const { title, question, name } = part as Record<string, unknown>
  for (const one of [title, question, name]) {
    if (typeof one === 'string') return { zh: one, en: one }
    if (typeof one === 'object' && one !== null && 'zh' in one && 'en' in one)
      return { zh: String(one.zh), en: String(one.en) }
  }
  return null
}

function keyOf(part: unknown): string | null {
  if (typeof part !== 'object' || part === null) return null
  for (const key of ['code', 'rule', 'name'] as const) {
    const named = (part as Record<string, unknown>)[key]
    if (typeof named === 'string') return named
    // The title of an example is the same thing, whichever of its languages is mended.
    if (typeof named === 'object' && named !== null && 'en' in named) return String(named.en)
  }
  return null
}
