import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { GivenTaskView, givenTaskQuery, tasksTexts } from '../../../rooms/intake/web/index.ts'
import { PersonName } from '../parts/person-name.tsx'

/** One task, as the side that handed it out sees it. */
export function Component() {
  const t = useTexts(tasksTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(givenTaskQuery(id))}>
      {(task) => (
        <Page title={task.title} windowTitle={t.tasks} crumbs={[{ title: t.tasks, to: '/tasks' }]}>
          <Stack>
            <GivenTaskView task={task} person={(person) => <PersonName id={person} />} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
