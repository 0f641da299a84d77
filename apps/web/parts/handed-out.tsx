import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { TasksList, tasksTexts } from '../../../rooms/intake/web/index.ts'

/** What was handed to bodies outside because of one record, and a way to hand out more. */
export function HandedOut(props: { room: string; source: string; person?: string | null | undefined }) {
  const { room, source, person } = props
  const t = useTexts(tasksTexts)
  const go = useGo()
  const may = useMay()
  if (!may('tasks.read')) return null
  return (
    <Section
      title={t.tasksOf}
      flush
      actions={
        may('tasks.give') && (
          <Button onClick={() => go('/tasks/new', { room, source, ...(person ? { person } : {}) })}>
            {t.giveTask}
          </Button>
        )
      }
    >
      <TasksList question={{ source }} />
    </Section>
  )
}
