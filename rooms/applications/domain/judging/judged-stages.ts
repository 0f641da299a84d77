import type { Programme, Stage, StageWork } from '../../../programmes/index.ts'

const working = ({ stages }: Programme, work: StageWork): Stage | null =>
  stages.find((stage) => stage.work === work) ?? null

/** Where reviewers judge; null where the programme asks none. */
export const reviewStage = (programme: Programme): Stage | null =>
  programme.review ? working(programme, 'review') : null

/** Where a round is ranked: the stage of the panel, or the review itself where the file has no stage for it. */
export const rankingStage = (programme: Programme): Stage | null =>
  working(programme, 'rank') ?? (programme.ranking ? reviewStage(programme) : null)

/** Where names stand in public. */
export const noticeStage = (programme: Programme): Stage | null =>
  programme.notice ? working(programme, 'notice') : null

/** Where bodies put others forward; elsewhere a nomination begins where an application does. */
export const nominationStage = (programme: Programme): Stage | null => working(programme, 'nominate')

/** Whether a round of the programme is judged here at all. */
export const isJudged = (programme: Programme): boolean =>
  rankingStage(programme) !== null || noticeStage(programme) !== null

/** Stages that a case comes through before another one, so that a round is not ranked while some are still on their way. */
export function stagesBefore(programme: Programme, code: string): readonly string[] {
  const before = new Set<string>()
  const reaches = (from: Stage): boolean =>
    [...from.then, ...from.back].some((to) => to === code || before.has(to))
  // Going round until nothing is added: stages lead forward and back.
  for (let size = -1; size !== before.size; ) {
    size = before.size
    for (const stage of programme.stages) if (stage.code !== code && reaches(stage)) before.add(stage.code)
  }
  const after = stagesAfter(programme, code)
  return programme.stages.map((stage) => stage.code).filter((one) => before.has(one) && !after.has(one))
}

function stagesAfter(programme: Programme, code: string): ReadonlySet<string> {
  const ahead = new Set<string>()
  const next = (from: string) => programme.stages.find((stage) => stage.code === from)?.then ?? []
  const queue = [...next(code)]
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    if (ahead.has(one)) continue
    ahead.add(one)
    queue.push(...next(one))
  }
  return ahead
}
