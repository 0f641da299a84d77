import { factsOfSanctions, type Programme, type Stage, stageOf } from '../../../programmes/index.ts'

/** Works of the body that this part carries out; ranking, notice and payment have parts of their own. */
const plainWorks = ['nominate', 'check', 'complete', 'decide', 'agree', 'report', 'publish'] as const

export const isPlainWork = (stage: Pick<Stage, 'who' | 'work'>): boolean =>
  stage.who === 'body' && plainWorks.some((work) => work === stage.work)

/** Where the body may take a case from a stage. */
export function bodyWays(programme: Programme, code: string) {
  const stage = stageOf(programme, code)
  if (!stage) return []
  const way = (to: string, kind: 'on' | 'back' | 'refuse') => {
    const found = stageOf(programme, to)
    return found ? [{ stage: found, way: kind }] : []
  }
  return [
    ...stage.then.flatMap((to) => way(to, 'on')),
    ...stage.back.flatMap((to) => way(to, 'back')),
    ...(stage.refuses === undefined ? [] : way(stage.refuses, 'refuse')),
  ]
}

/**
 * What the body may still establish. After the end only what a sanction looks at, which comes to be known then; no decision
 * hangs on it.
 */
export const answerable = (
  { endedOn }: { readonly endedOn: string | null },
  programme: Programme,
): readonly string[] =>
  endedOn === null
    ? [...Object.keys(programme.facts), ...Object.keys(programme.switches)]
    : factsOfSanctions(programme)
