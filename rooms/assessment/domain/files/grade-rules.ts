import type { Words } from '../../../../kernel/contract.ts'
import type { Duty } from '../instrument/assess.ts'
import { rankOf } from '../instrument/grade-rank.ts'
import type { Instrument } from '../instrument/instrument.ts'
import type { Clock as Within } from '../instrument/words.ts'

/** How a duty of a grade is fulfilled. */
export type Fulfilment =
  /** A visit record on which somebody was met as `counts` asks; once, or again and again. */
  | { readonly by: 'visit'; readonly counts: 'in-person' | 'seen' | 'contact' }
  /** Something written down on the file under the duty's kind. */
  | { readonly by: 'note' }
  | { readonly by: 'contact-or-note' }
  /** A case of the person that is open. */
  | { readonly by: 'case' }
  | { readonly by: 'assessment' }

/** A duty that the grade in force asks for (6.4). */
export type GradeDuty = {
  readonly kind: string
  readonly title: Words
  readonly within: Within | null
  /** Calendar days. */
  readonly every: number | null
  readonly who: Duty['who']
  readonly fulfilled: Fulfilment
}

export type GradeRules = {
  readonly grade: string
  readonly title: Words
  /** 0 is the gravest. */
  readonly rank: number
  readonly duties: readonly GradeDuty[]
  /** Calendar days overdue until each is told; null where nobody is. */
  readonly alarm: { readonly stationHead: number | null; readonly centre: number | null }
}

export const firstContact = 'first-contact'
export const reassessing = 'reassess'
export const completing = 'complete'

/**
 * What a grade asks for, by the instrument in force. `reassessDays` is what the last assessment said where the interval
 * hangs on more than the grade (elders: on the level of ability).
 */
export function rulesOf(instrument: Instrument, grade: string, reassessDays: number | null): GradeRules {
  const rank = rankOf(instrument, grade)
  const declared = instrument.grades[rank] as Instrument['grades'][number]
  const duties = declared.duties.map(
    ({ kind, title, within, every, who, counts, by }): GradeDuty => ({
      kind,
      title,
      within: within ?? null,
      every: every?.days ?? null,
      who,
      fulfilled: fulfilmentOf(kind, counts, by),
    }),
  )
  const days = reassessInterval(instrument, grade, reassessDays)
  if (days !== null) {
    duties.push({
      kind: reassessing,
      title: { zh: '重新评估', en: 'Assess again' },
      within: null,
      every: days,
      who: 'worker',
      fulfilled: { by: 'assessment' },
    })
  }
  const after = (to: 'station-head' | 'centre') =>
    declared.alarms.find((alarm) => alarm.to === to)?.after.days ?? null
  return {
    grade,
    title: declared.title,
    rank,
    duties,
    alarm: { stationHead: after('station-head'), centre: after('centre') },
  }
}

/** Whoever was reached in any way was contacted; a call that is no visit record is noted. */
const fulfilmentOf = (kind: string, counts: Duty['counts'], by: Duty['by']): Fulfilment => {
  if (kind === firstContact) return { by: 'contact-or-note' }
  if (by) return { by }
  return counts ? { by: 'visit', counts } : { by: 'note' }
}

/** A rule for the grade goes before what the last assessment said, because the grade may have risen since. */
function reassessInterval({ reassess }: Instrument, grade: string, said: number | null): number | null {
  const rules = reassess?.rules.filter(({ when }) => when === undefined) ?? []
  const own = rules.find((rule) => rule.grade === grade)
  return own?.every.days ?? said ?? rules.find((rule) => rule.grade === undefined)?.every.days ?? null
}

/** Whether something written down under the duty's kind counts towards it. */
export const takesNotes = ({ fulfilled }: Pick<GradeDuty, 'fulfilled'>): boolean =>
  fulfilled.by === 'note' || fulfilled.by === 'contact-or-note'

/** Days between two visits that the grade asks for; null where it asks for none. */
export const visitInterval = ({ duties }: Pick<GradeRules, 'duties'>): number | null =>
  duties.find(({ every, fulfilled }) => every !== null && fulfilled.by === 'visit')?.every ?? null
