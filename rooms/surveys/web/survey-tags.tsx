import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { ProgressBar } from '../../../platform/web/progress-bar.tsx'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import type { DoorLine, SurveyHead } from './queries.ts'
import { surveysTexts } from './texts.ts'

/** Under way, overdue or closed. */
export function SurveyState({ survey }: { survey: Pick<SurveyHead, 'state' | 'overdue'> }) {
  const t = useTexts(surveysTexts)
  if (survey.state === 'closed') return <Tag>{t.closed}</Tag>
  return survey.overdue ? <Tag tone="danger">{t.overdue}</Tag> : <Tag tone="info">{t.running}</Tag>
}

/** Doors that were visited, met or not, of all on the list. */
export function Progress({ of }: { of: { readonly done: number; readonly total: number } }) {
  const t = useTexts(surveysTexts)
  return (
    <ProgressBar
      share={of.total === 0 ? null : of.done / of.total}
      label={fill(t.progressOf, { done: of.done, count: of.total })}
    />
  )
}

const tones: Readonly<Record<DoorLine['state'], Tone>> = { open: 'plain', done: 'good', unmet: 'warning' }

export function DoorState({ state }: { state: DoorLine['state'] }) {
  const t = useTexts(surveysTexts)
  const words = { open: t.stateOpen, done: t.stateDone, unmet: t.stateUnmet }
  return <Tag tone={tones[state]}>{words[state]}</Tag>
}
