import { type Programme, stageOf } from '../../../programmes/index.ts'

/** Where an applicant may take a case from a stage: what the programme's table has, and nothing else. */
export function ownActs(programme: Programme, code: string) {
  const stage = stageOf(programme, code)
  const ends = (to: string) => stageOf(programme, to)?.ends
  const withdrawal = stage?.then.find((to) => ends(to) === 'withdrawn') ?? null
  const onward = stage?.then.find((to) => ends(to) !== 'withdrawn') ?? null
  const acts = stage?.who === 'applicant' ? onward : null
  return {
    /** To where the completed application goes; null: it is not for the applicant to complete. */
    completion: stage?.work === 'complete' || stage?.work === 'apply' ? acts : null,
    /** Signing an agreement, handing in a report. */
    doing: stage?.work === 'agree' || stage?.work === 'report' ? acts : null,
    withdrawal,
  }
}
