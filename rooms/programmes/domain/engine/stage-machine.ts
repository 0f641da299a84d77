import { followers, type Stage } from '../language/parts/stage.ts'
import type { Programme } from '../language/programme.ts'

export const stageOf = ({ stages }: Programme, code: string): Stage | null =>
  stages.find((stage) => stage.code === code) ?? null

/** Where a case begins. */
export const firstStage = ({ stages }: Programme): Stage => {
  const first = stages[0]
  if (!first) throw new Error('a programme has stages')
  return first
}

/** Whether a case may go from one stage to another: on, back for completion, or to a refusal. */
export function mayMove(programme: Programme, from: string, to: string): boolean {
  const stage = stageOf(programme, from)
  return stage !== null && followers(stage).includes(to)
}

/** Stages that no way leads to, and stages from which no way leads to an end. */
export function deadEnds({ stages }: Programme): {
  readonly unreached: readonly string[]
  readonly stuck: readonly string[]
} {
  const reached = spread([stages[0]?.code ?? ''], (code) => {
    const stage = stages.find((one) => one.code === code)
    return stage ? followers(stage) : []
  })
  const ends = stages.filter(({ ends }) => ends !== undefined).map(({ code }) => code)
  const ending = spread(ends, (code) =>
    stages.filter((stage) => followers(stage).includes(code)).map((stage) => stage.code),
  )
  return {
    unreached: stages.filter(({ code }) => !reached.has(code)).map(({ code }) => code),
    stuck: stages.filter(({ code }) => !ending.has(code)).map(({ code }) => code),
  }
}

function spread(start: readonly string[], next: (code: string) => readonly string[]): Set<string> {
  const found = new Set(start)
  // A set that grows while it is walked visits what was added.
  for (const code of found) for (const one of next(code)) found.add(one)
  return found
}
