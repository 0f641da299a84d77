import { useSay } from '../../../platform/web/language.tsx'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import { type Urgency, urgencies } from '../domain/needs.ts'
import { type NeedState, needStates } from '../domain/pipeline.ts'

const tones: Readonly<Record<NeedState, Tone>> = {
  open: 'warning',
  matched: 'info',
  tasked: 'accent',
  delivered: 'good',
  closed: 'plain',
}

export function NeedStateTag({ state }: { state: NeedState }) {
  const say = useSay()
  return <Tag tone={tones[state]}>{say(needStates[state])}</Tag>
}

export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const say = useSay()
  if (urgency === 'ordinary') return <span className="soft">{say(urgencies.ordinary)}</span>
  return <Tag tone={urgency === 'urgent' ? 'danger' : 'warning'}>{say(urgencies[urgency])}</Tag>
}
