import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Tag, Tags, type Tone } from '../../../../platform/web/tag.tsx'
import { type TaskState, taskStateTitles } from '../../domain/tasks/state.ts'
import { urgencyTitles } from '../../domain/tasks/words.ts'
import { tasksTexts } from './texts.ts'

const tones: Record<TaskState, Tone> = {
  given: 'info',
  accepted: 'accent',
  done: 'good',
  returned: 'warning',
  withdrawn: 'plain',
}

type Marked = {
  readonly state: TaskState
  readonly urgency: 'ordinary' | 'pressing' | 'urgent'
  readonly late: 'not-accepted' | 'overdue' | null
  readonly escalation?: 'none' | 'station-head' | 'centre' | 'county'
}

/** How a task stands: its state, whether a clock ran out, how far it was raised. */
export function TaskMarks({ task }: { task: Marked }) {
  const t = useTexts(tasksTexts)
  const say = useSay()
  const { state, urgency, late, escalation = 'none' } = task
  return (
    <Tags>
      <Tag tone={tones[state]}>{say(taskStateTitles[state])}</Tag>
      {urgency !== 'ordinary' && (
        <Tag tone={urgency === 'urgent' ? 'danger' : 'warning'}>{say(urgencyTitles[urgency])}</Tag>
      )}
      {late && <Tag tone="danger">{t[late]}</Tag>}
      {escalation !== 'none' && <Tag tone="warning">{t[escalation]}</Tag>}
    </Tags>
  )
}
