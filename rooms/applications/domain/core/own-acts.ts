import { type Programme, stageOf } from '../../../programmes/index.ts'

/** Where an applicant may take a case from a stage: what the programme's table has, and nothing else. */
export function ownActs(programme: Programme, code: string) {
  const stage = stageOf(programme, code)
  const ends = (to: string) => stageOf(programme, to)?.ends
  // Whoever asked may take it back at any stage, whether the table of the programme says so or not; a report that is owed may
  // not be taken back.
  const declared = stage?.then.find((to) => ends(to) === 'withdrawn')
  const end = declared ?? programme.stages.find(({ ends: outcome }) => outcome === 'withdrawn')?.code ?? null
  const open = stage !== null && stage.ends === undefined
  const withdrawal = open && (declared !== undefined || programme.kind !== 'filing') ? { to: end } : null
  const onward = stage?.then.find((to) => ends(to) !== 'withdrawn') ?? null
  const acts = stage?.who === 'applicant' ? onward : null
  return {
    /** To where the completed application goes; null: it is not for the applicant to complete. */
    completion: stage?.work === 'complete' || stage?.work === 'apply' ? acts : null,
    /** Signing an agreement, handing in a report. */
    doing: stage?.work === 'agree' || stage?.work === 'report' ? acts : null,
    /** Where a withdrawal ends; `to` is null where the table has no such end and it ends where it stands. */
    withdrawal,
  }
}
