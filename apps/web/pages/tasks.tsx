import { Button } from 'antd'
import { AddIcon, FileIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  GivenTasks,
  ReceivedTasks,
  TaskBoard,
  tasksApi,
  tasksTexts,
  useAskedTasks,
} from '../../../rooms/intake/web/index.ts'
import { BodyTasks } from '../../../rooms/juvenile/web/index.ts'

/** Tasks: what was given to one's own body; for who hands out, what was handed out and how bodies stand. */
export function Component() {
  const may = useMay()
  return may('tasks.give') ? <BothSides /> : <Workspace />
}

/** The one body whose tasks the address asks for. */
function bodyIn({ kind, body }: Readonly<Record<string, string | undefined>>) {
  if (!body || (kind !== 'organisation' && kind !== 'station' && kind !== 'account')) return null
  return { kind, id: body } as const
}

/** A partner's whole product. */
function Workspace() {
  const t = useTexts(tasksTexts)
  const go = useGo()
  const may = useMay()
  // A body that acts on tasks may refer somebody who needs help; one that only reads may not.
  const refers = may('tasks.act') || may('intake.record')
  return (
    <Page
      title={t.tasks}
      actions={
        refers && (
          <>
            <Button onClick={() => go('/intake/filed')}>{t.referred}</Button>
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/intake/new')}>
              {t.referSomebody}
            </Button>
          </>
        )
      }
    >
      <Stack>
        <BodyTasks quiet />
        <Section flush>
          <ReceivedTasks />
        </Section>
      </Stack>
    </Page>
  )
}

function BothSides() {
  const t = useTexts(tasksTexts)
  const go = useGo()
  const may = useMay()
  const [query, change] = useAddressQuery()
  const only = bodyIn(query)
  const asked = useAskedTasks(only)
  const download = useDownload(() => tasksApi.file('/api/tasks/export', { query: asked.question }))
  const received = { key: 'received', title: t.received, content: () => <ReceivedTasks /> }
  return (
    <Page
      title={t.tasks}
      actions={
        <>
          <Button icon={<FileIcon aria-hidden />} onClick={() => go('/templates')}>
            {t.template}
          </Button>
          <ExportButton download={download}>{t.export}</ExportButton>
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/tasks/new')}>
            {t.giveTask}
          </Button>
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <Tabs
          label={t.parts}
          open={query.part ?? 'given'}
          choose={(part) => change({ part: part === 'given' ? null : part })}
          tabs={[
            {
              key: 'given',
              title: t.given,
              content: () => (
                <GivenTasks asked={asked} allBodies={only && (() => change({ kind: null, body: null }))} />
              ),
            },
            {
              key: 'board',
              title: t.board,
              content: () => <TaskBoard open={(of, id) => change({ part: null, kind: of, body: id })} />,
            },
            ...(may('tasks.read') ? [received] : []),
          ]}
        />
      </Section>
    </Page>
  )
}
