import type { Programme } from '../language/programme.ts'

/** One place where two versions say otherwise; null where one of them says nothing. */
export type Change = {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** What a draft changes of the version in force, part by part, in the order of the file. */
export function differencesBetween(before: Programme, after: Programme): Change[] {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  const paths = [...new Set([...is.keys(), ...was.keys()])]
  return paths.flatMap((path): Change[] => {
    const [old, now] = [was.get(path) ?? null, is.get(path) ?? null]
    return old === now ? [] : [{ path, before: old, after: now }]
  })
}

/** Things of a list that have a code or name are found by it, so that one that is put in moves no other. */
function leavesOf(programme: Programme): Map<string, string> {
  const leaves = new Map<string, string>()
  const walk = (node: unknown, path: string) => {
    if (Array.isArray(node)) {
      for (const [i, part] of node.entries()) walk(part, `${path}.${keyOf(part) ?? i + 1}`)
      return
    }
    if (typeof node === 'object' && node !== null) {
      for (const [key, part] of Object.entries(node)) walk(part, path === '' ? key : `${path}.${key}`)
      return
    }
    if (node !== undefined) leaves.set(path, String(node))
  }
  walk(programme, '')
  return leaves
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
