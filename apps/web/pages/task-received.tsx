import { useQuery } from '@tanstack/react-query'
import { useLanguage, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import {
  ReceivedTaskView,
  receivedTaskQuery,
  tasksTexts,
  taskTitle,
} from '../../../rooms/intake/web/index.ts'

/** One task, as the body that it was given to sees it. */
export function Component() {
  const t = useTexts(tasksTexts)
  const { language } = useLanguage()
  const may = useMay()
  const id = usePathPart('id')
  const query = may('tasks.give') ? { part: 'received' } : undefined
  return (
    <Loaded query={useQuery(receivedTaskQuery(id))}>
      {(task) => (
        <Page
          title={taskTitle(task, language)}
          windowTitle={t.tasks}
          crumbs={[{ title: t.tasks, to: '/tasks', query }]}
        >
          <Stack>
            <ReceivedTaskView task={task} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
