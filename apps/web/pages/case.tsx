import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { AddIcon, DownIcon, MoreIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Menu } from '../../../platform/web/menu.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { recordTerms } from '../../../rooms/casework/index.ts'
import {
  addable,
  CaseEcomap,
  CaseFile,
  type CaseFileAnswer,
  CaseForms,
  CaseTimeline,
  ChangeCaseDialog,
  CloseCaseDialog,
  ConfidentialNotes,
  caseFileApi,
  caseFileQuery,
  caseQuery,
  caseworkApi,
  caseworkTexts,
  ecomapTexts,
  FollowUps,
  fileTexts,
  formTexts,
  MoveCaseDialog,
  NextSteps,
  type PhasedFile,
  PhaseRail,
  RecordList,
  renewedByCases,
  TransferNotice,
  transferTexts,
} from '../../../rooms/casework/web/index.ts'
import { FamilyPicture, familyTexts } from '../../../rooms/people/web/index.ts'

type Dialogue = 'change' | 'move' | 'close' | null

/** One case: where it stands, what is missing by when, its records, and what can be done about it. */
export function Component() {
  const id = usePathPart('id')
  const file = useQuery(caseFileQuery(id))
  return (
    <Loaded query={useQuery(caseQuery(id))}>
      {(one) => <Loaded query={file}>{(whole) => <One one={one} file={whole} />}</Loaded>}
    </Loaded>
  )
}

function One({ one, file }: { one: CaseFileAnswer; file: PhasedFile }) {
  const t = useTexts(caseworkTexts)
  const texts = useTexts(fileTexts)
  const forms = useTexts(formTexts)
  const around = useTexts(ecomapTexts)
  const may = useMay()
  const [{ part = 'file' }, change] = useAddressQuery()
  const [open, setOpen] = useState<Dialogue>(null)
  const back = useTakenBack(one)
  const close = () => setOpen(null)
  const tabs = [
    {
      key: 'file',
      title: texts.fileTab,
      content: () => <File one={one} file={file} closeCase={() => setOpen('close')} />,
    },
    ...(one.sensitive
      ? [{ key: 'forms', title: forms.forms, content: () => <CaseForms id={one.id} /> }]
      : []),
    { key: 'timeline', title: texts.timeline, content: () => <CaseTimeline one={one} file={file} /> },
    ...(may('people.read-sensitive')
      ? [{ key: 'around', title: around.tab, content: () => <Surroundings one={one} /> }]
      : []),
    { key: 'registered', title: texts.registration, content: () => <CaseFile one={one} /> },
  ]
  return (
    <Page
      title={one.number}
      windowTitle={t.case}
      hint={one.personName ?? t.someone}
      crumbs={[{ title: t.cases, to: '/cases' }]}
      actions={<Actions one={one} file={file} back={back} open={setOpen} />}
    >
      <Stack>
        <FailureNotice failure={back.failure} />
        <TransferNotice file={file} />
        {file.phase && <PhaseRail file={file} isClosed={one.state !== 'open'} />}
        <Tabs label={t.case} open={part} choose={(key) => change({ part: key })} tabs={tabs} />
      </Stack>
      {open === 'change' && <ChangeCaseDialog one={one} close={close} />}
      {open === 'move' && <MoveCaseDialog one={one} close={close} />}
      {open === 'close' && <CloseCaseDialog one={one} file={file} close={close} />}
    </Page>
  )
}

/** The client's family and the systems around, both drawn from what is on record. */
function Surroundings({ one }: { one: CaseFileAnswer }) {
  const t = useTexts(familyTexts)
  const transfers = useTexts(transferTexts)
  const may = useMay()
  const go = useGo()
  return (
    <Stack>
      {one.personName && !one.personFile && <Notice>{transfers.fileElsewhere}</Notice>}
      {may('people.read') && one.personFile && (
        <FamilyPicture
          person={one.person}
          actions={() => (
            <Button className="not-printed" onClick={() => go(`/people/${one.person}/family`)}>
              {t.members}
            </Button>
          )}
        />
      )}
      <CaseEcomap id={one.id} number={one.number} />
    </Stack>
  )
}

function File(props: { one: CaseFileAnswer; file: PhasedFile; closeCase: () => void }) {
  const { one, file, closeCase } = props
  return (
    <Stack>
      {file.phase ? (
        <>
          <NextSteps file={file} closeCase={closeCase} />
          {one.state === 'closed' && <FollowUps file={file} />}
          <RecordList file={file} />
        </>
      ) : (
        <OnlyRegistered one={one} file={file} />
      )}
      <ConfidentialNotes file={file} />
    </Stack>
  )
}

function OnlyRegistered({ one, file }: { one: CaseFileAnswer; file: PhasedFile }) {
  const t = useTexts(fileTexts)
  const tell = useToast()
  const command = useCommand({
    send: (_: null, id) =>
      caseFileApi.post('/api/cases/:id/phases', {
        params: { id: one.id },
        body: { id, version: file.version, urgency: 'ordinary' },
      }),
    renews: [...renewedByCases],
    done: () => tell(t.began),
  })
  return (
    <Section>
      <FailureNotice failure={command.failure} />
      <Empty
        title={t.onlyRegistered}
        {...(file.abilities.begin ? { hint: t.onlyRegisteredHint } : {})}
        action={
          file.abilities.begin && (
            <Button type="primary" loading={command.sending} onClick={() => void command.run(null)}>
              {t.begin}
            </Button>
          )
        }
      />
    </Section>
  )
}

function Actions(props: {
  one: CaseFileAnswer
  file: PhasedFile
  back: ReturnType<typeof useTakenBack>
  open: (dialogue: Dialogue) => void
}) {
  const { one, file, back, open } = props
  const t = useTexts(caseworkTexts)
  const texts = useTexts(fileTexts)
  const transfers = useTexts(transferTexts)
  const say = useSay()
  const go = useGo()
  const { change, reopen } = one.abilities
  const isOpen = one.state === 'open'
  const kinds = addable(file, one.state === 'closed')
  const item = (key: string, title: string, choose: () => void, when = true) =>
    when ? [{ key, title, choose }] : []
  return (
    <>
      {kinds.length > 0 && (
        <Menu
          framed
          label={texts.addRecord}
          button={
            <>
              <AddIcon aria-hidden /> {texts.addRecord} <DownIcon aria-hidden />
            </>
          }
          items={kinds.map((kind) => ({
            key: kind,
            title: say(recordTerms[kind]),
            choose: () => go(`/cases/${one.id}/records/new`, { kind }),
          }))}
        />
      )}
      {change && isOpen && !file.phase && (
        <Button type="primary" onClick={() => open('close')}>
          {t.close}
        </Button>
      )}
      {reopen && one.personFile && (
        <Button type="primary" onClick={() => go('/cases/new', { person: one.person, reopens: one.id })}>
          {t.reopen}
        </Button>
      )}
      <Menu
        framed
        label={t.more}
        button={
          <>
            <MoreIcon aria-hidden /> {t.more}
          </>
        }
        items={[
          ...item('print', texts.printFile, () => go(`/cases/${one.id}/print`)),
          ...item('change', t.change, () => open('change'), change),
          ...item(
            'transfer',
            transfers.transferAsk,
            () => go(`/cases/${one.id}/transfer`),
            file.abilities.transfer,
          ),
          ...item('move', t.move, () => open('move'), change && isOpen && !one.movingTo),
          ...item('back', isOpen ? t.withdraw : t.takeBack, () => void back.ask(), change),
        ]}
      />
    </>
  )
}

/** Takes back a closing, or the whole case while it is open. */
function useTakenBack(one: CaseFileAnswer) {
  const t = useTexts(caseworkTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const closed = one.state === 'closed'
  const command = useCommand({
    send: (reason: string, id) => {
      const request = { params: { id: one.id }, body: { id, version: one.version, reason } }
      return closed
        ? caseworkApi.post('/api/cases/:id/closing-withdrawal', request)
        : caseworkApi.post('/api/cases/:id/withdrawal', request)
    },
    renews: [...renewedByCases],
    done: () => tell(closed ? t.takenBack : t.withdrawn),
  })
  const ask = async () => {
    const yes = await confirm({
      title: closed ? t.takeBackTitle : t.withdrawTitle,
      body: closed ? t.takeBackHint : t.withdrawHint,
      action: closed ? t.takeBack : t.withdraw,
      danger: true,
      reason: 'required',
    })
    if (yes) await command.run(yes.reason)
  }
  return { ask, sending: command.sending, failure: command.failure }
}
