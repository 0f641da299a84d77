import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Columns, Page, Row, Section, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import {
  DangerNotice,
  intakeTexts,
  Lookalikes,
  type OpenDialog,
  RequestActions,
  RequestDialogs,
  RequestFacts,
  type RequestFile,
  RequestMessages,
  RequestSteps,
  renewedByRequests,
  requestQuery,
  requestsApi,
  TasksList,
  tasksTexts,
  useOwnership,
} from '../../../rooms/intake/web/index.ts'
import { protectionTexts } from '../../../rooms/protection/web/index.ts'
import { PersonName } from '../parts/person-name.tsx'

/** One request: what was said, what may be the same, what was done, and what to do next. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(requestQuery(id))}>{(one) => <One one={one} />}</Loaded>
}

function One({ one }: { one: RequestFile }) {
  const t = useTexts(intakeTexts)
  const alarm = useTexts(protectionTexts)
  const go = useGo()
  const may = useMay()
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const owner = useOwnership(one)
  return (
    <Page
      title={one.number}
      windowTitle={t.request}
      hint={one.aboutName ?? t.notTold}
      crumbs={[{ title: t.intake, to: '/intake' }]}
      actions={
        <>
          <NextPage one={one} />
          <RequestActions one={one} choose={setOpen} owner={owner} />
        </>
      }
    >
      <Stack>
        <FailureNotice failure={owner.failure} />
        <DangerNotice
          one={one}
          actions={
            <Row>
              {may('protection.report') && (
                <Button
                  danger
                  onClick={() =>
                    go('/protection/new', {
                      request: one.id,
                      ...(one.person ? { person: one.person } : {}),
                    })
                  }
                >
                  {alarm.report}
                </Button>
              )}
              {one.abilities.record && <Button onClick={() => setOpen('protect')}>{t.protect}</Button>}
              {one.abilities.release && <Button onClick={() => setOpen('release')}>{t.release}</Button>}
            </Row>
          }
        />
        <Columns wide="first">
          <Stack>
            <RequestFacts
              one={one}
              person={<Person one={one} choose={setOpen} />}
              became={one.became && <Became {...one.became} />}
              origin={
                one.sourceRoom === 'letters' &&
                may('letters.read') && (
                  <PageLink to={`/letters/${one.sourceRecord}`}>{t.originLetter}</PageLink>
                )
              }
            />
            <Lookalikes one={one} />
            {one.state === 'accepted' && may('tasks.give') && <HandedOut one={one} />}
          </Stack>
          <Stack>
            <RequestMessages one={one} mayAnswer={may('intake.record')} />
            <RequestSteps one={one} />
          </Stack>
        </Columns>
      </Stack>
      <RequestDialogs one={one} open={open} close={() => setOpen(null)} />
    </Page>
  )
}

const pagesOfRooms: Readonly<
  Record<string, { path: string; needs: 'casework.read' | 'activities.read' | 'tasks.read' }>
> = {
  casework: { path: '/cases/', needs: 'casework.read' },
  activities: { path: '/consultations/', needs: 'activities.read' },
  intake: { path: '/tasks/', needs: 'tasks.read' },
}

/** What it became, one press away for who may open it. */
function Became({ room, record }: { room: string; record: string }) {
  const t = useTexts(intakeTexts)
  const may = useMay()
  const page = pagesOfRooms[room]
  const words = { casework: t.becameCase, activities: t.becameConsultation, intake: t.becameTask }[room]
  if (!page || !words) return null
  return may(page.needs) ? <PageLink to={`${page.path}${record}`}>{words}</PageLink> : words
}

/** Whom it is about: the file, or the way to one. */
function Person({ one, choose }: { one: RequestFile; choose: (open: OpenDialog) => void }) {
  const t = useTexts(intakeTexts)
  const tell = useToast()
  const unlink = useCommand({
    send: (_: null, id) =>
      requestsApi.post('/api/requests/:id/person', {
        params: { id: one.id },
        body: { id, version: one.version, person: null },
      }),
    renews: [...renewedByRequests],
    done: () => tell(t.unlinked),
  })
  const { record, register } = one.abilities
  return (
    <Row>
      {one.person ? <PersonName id={one.person} /> : '—'}
      {one.person && record && (
        <Button size="small" loading={unlink.sending} onClick={() => void unlink.run(null)}>
          {t.unlink}
        </Button>
      )}
      {!one.person && record && (
        <Button size="small" onClick={() => choose('link')}>
          {t.linkPerson}
        </Button>
      )}
      {!one.person && register && (
        <Button size="small" onClick={() => choose('register')}>
          {t.register}
        </Button>
      )}
      <FailureNotice failure={unlink.failure} />
    </Row>
  )
}

/** 分办: what was handed to other bodies out of this request, and the way to hand out more. */
function HandedOut({ one: { id, person, urgency } }: { one: RequestFile }) {
  const t = useTexts(tasksTexts)
  const go = useGo()
  // What is urgent stays so for whoever it is handed to; the form may say otherwise.
  const from = { room: 'intake', source: id, urgency, ...(person ? { person } : {}) }
  return (
    <Section
      title={t.tasksOf}
      actions={<Button onClick={() => go('/tasks/new', from)}>{t.giveTask}</Button>}
      flush
    >
      <TasksList question={{ source: id }} />
    </Section>
  )
}

/** What was promised when it was accepted, one press away. */
function NextPage({ one }: { one: RequestFile }) {
  const t = useTexts(intakeTexts)
  const go = useGo()
  const may = useMay()
  if (one.state !== 'accepted' || one.became) return null
  const { person, id, duty, urgency } = one
  if (one.way === 'task' && may('tasks.give'))
    return (
      <Button
        onClick={() =>
          go('/tasks/new', { room: 'intake', source: id, urgency, ...(person ? { person } : {}) })
        }
      >
        {t.toTask}
      </Button>
    )
  if (!person) return null
  if (one.way === 'visit' && may('activities.record'))
    return (
      <Button onClick={() => go('/visits/new', { person, ...(duty ? { duty } : {}) })}>{t.toVisit}</Button>
    )
  if (one.way === 'case' && may('casework.record'))
    return <Button onClick={() => go('/cases/new', { person, request: id })}>{t.toCase}</Button>
  return null
}
