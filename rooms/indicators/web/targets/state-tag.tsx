import { useTexts } from '../../../../platform/web/language.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import type { State } from './queries.ts'
import { targetTexts } from './target-texts.ts'

/** The worst first: what somebody must look at stands before what is well. */
export const statesInOrder: readonly State[] = [
  'overdue',
  'behind',
  'at-risk',
  'pending',
  'on-track',
  'met',
  'unknown',
]

const tones: Record<State, Tone> = {
  overdue: 'danger',
  behind: 'danger',
  'at-risk': 'warning',
  pending: 'plain',
  'on-track': 'info',
  met: 'good',
  unknown: 'plain',
}

export function StateTag({ state }: { state: State }) {
  const t = useTexts(targetTexts)
  return <Tag tone={tones[state]}>{t[state]}</Tag>
}
