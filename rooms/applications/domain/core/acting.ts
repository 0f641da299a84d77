import type { Programme, Stage } from '../../../programmes/index.ts'

/** Who may act at a stage, for filters. */
export const stageActors = ['applicant', 'body', 'reviewers', 'panel', 'public'] as const

/** The permission by which the body acts at a stage; null where others act. */
export function permissionAt({ who, work }: Pick<Stage, 'who' | 'work'>): string | null {
  if (who === 'body')
    return work === 'decide'
      ? 'applications.decide'
      : work === 'pay'
        ? 'applications.pay'
        : 'applications.check'
  if (who === 'panel') return 'applications.decide'
  if (who === 'reviewers') return 'applications.review'
  if (who === 'public') return 'applications.notice'
  return null
}

/** Works of the body that need the decision of the engine before a case goes on from them. */
export const decidesAt = ({ who, work }: Pick<Stage, 'who' | 'work'>): boolean =>
  who === 'body' && (work === 'check' || work === 'decide')

/**
 * Whether the stage wants another person than the one who let the case go on to it: where two stages of the body that
 * check or decide follow each other.
 */
export function needsAnother(programme: Programme, from: string | null, stage: Stage): boolean {
  const before = programme.stages.find(({ code }) => code === from)
  return before !== undefined && decidesAt(before) && decidesAt(stage)
}
