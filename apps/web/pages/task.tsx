import { useQuery } from '@tanstack/react-query'
import { useLanguage, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { GivenTaskView, givenTaskQuery, tasksTexts, taskTitle } from '../../../rooms/intake/web/index.ts'
import { PersonName } from '../parts/person-name.tsx'

/** One task, as the side that handed it out sees it. */
export function Component() {
  const t = useTexts(tasksTexts)
  const { language } = useLanguage()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(givenTaskQuery(id))}>
      {(task) => (
        <Page
          title={taskTitle(task, language)}
          windowTitle={t.tasks}
          crumbs={[{ title: t.tasks, to: '/tasks' }]}
        >
          <Stack>
            <GivenTaskView task={task} person={(person) => <PersonName id={person} />} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
