import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useLanguage, useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf, useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useFilters } from '../../../../platform/web/use-filters.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useOptions } from '../../../../platform/web/use-options.ts'
import { useWithdrawal } from '../../../../platform/web/use-withdrawal.ts'
import { yuan } from '../../../funds/web/index.ts'
import {
  type FindingState,
  findingSources,
  findingStates,
  type SanctionState,
  sanctionKinds,
  sanctionStates,
} from '../../domain/paying/kinds.ts'
import { ProposalDrawer } from './proposal-drawer.tsx'
import { type FindingFile, findingList, payingApi, renewed } from './queries.ts'
import { watchTexts } from './watch-texts.ts'

const tones: Readonly<Record<FindingState, Tone>> = {
  open: 'danger',
  proposed: 'warning',
  closed: 'good',
  dismissed: 'plain',
}

/** What was found after awards, the latest first. */
export function FindingTable() {
  const w = useTexts(watchTexts)
  const say = useSay()
  const show = useFormat()
  const { question, filter } = useFilters('applications.findings', {
    search: '',
    state: null as FindingState | null,
  })
  return (
    <Section flush>
      <DataTable
        label={w.findings}
        list={useList(findingList(question))}
        rowKey={(row) => row.id}
        to={(row) => `/applications/findings/${row.id}`}
        empty={<Empty title={w.noFindings} hint={w.noFindingsHint} />}
        above={
          <Row>
            <SearchBox label={w.searchFindings} placeholder={w.searchHint} {...filter('search')} />
            <SelectLine
              label={w.state}
              blank={w.allStates}
              options={useOptions(findingStates)}
              {...filter('state')}
            />
          </Row>
        }
        columns={[
          { key: 'name', title: w.name, onCard: 'title', cell: (row) => row.name },
          {
            key: 'state',
            title: w.state,
            cell: (row) => <Tag tone={tones[row.state]}>{say(findingStates[row.state])}</Tag>,
          },
          {
            key: 'facts',
            title: w.facts,
            prose: true,
            cell: (row) => say({ zh: row.facts, en: row.factsEn ?? row.facts }),
          },
          { key: 'programme', title: w.programme, prose: true, cell: (row) => say(row.programmeTitle) },
          { key: 'source', title: w.source, cell: (row) => say(findingSources[row.source]) },
          { key: 'on', title: w.foundOn, cell: (row) => show.day(row.foundOn) },
        ]}
      />
    </Section>
  )
}

/** One finding: what was found, and each consequence with its own decision. */
export function FindingParts({ file }: { file: FindingFile }) {
  const w = useTexts(watchTexts)
  const say = useSay()
  const show = useFormat()
  const may = useMay()
  const [proposing, propose] = useState(false)
  const dismissal = useWithdrawal({
    words: {
      withdrawTitle: w.dismissTitle,
      withdrawHint: w.dismissHint,
      withdraw: w.dismiss,
      withdrawn: w.dismissed,
    },
    send: (reason, id) =>
      payingApi.post('/api/applications/findings/:id/dismissal', {
        params: { id: file.id },
        body: { id, reason },
      }),
    renews: renewed,
  })
  const open = file.state === 'open'
  return (
    <Stack>
      <FailureNotice failure={dismissal.failure} />
      <Section
        title={w.finding}
        actions={
          <>
            {open && may('applications.decide') && (
              <Button loading={dismissal.sending} onClick={() => void dismissal.ask()}>
                {w.dismiss}
              </Button>
            )}
            {file.abilities.propose && file.choices.length > 0 && (
              <Button type="primary" onClick={() => propose(true)}>
                {w.propose}
              </Button>
            )}
          </>
        }
      >
        <Facts
          items={[
            [
              w.state,
              <Tag key="state" tone={tones[file.state]}>
                {say(findingStates[file.state])}
              </Tag>,
            ],
            [w.programme, say(file.programmeTitle)],
            [
              w.number,
              <PageLink key="application" to={`/applications/${file.application}`}>
                {file.number}
              </PageLink>,
            ],
            [
              w.source,
              file.source === 'sample' ? (
                <PageLink key="source" to={`/applications/samples/${file.sourceId}`}>
                  {say(findingSources.sample)}
                </PageLink>
              ) : file.source === 'practicum' ? (
                <PageLink key="source" to={`/practicum/${file.sourceId}`}>
                  {say(findingSources.practicum)}
                </PageLink>
              ) : (
                say(findingSources.officer)
              ),
            ],
            [w.foundOn, `${show.day(file.foundOn)} · ${show.doer(file.recordedName)}`],
            [w.paid, `${yuan(file.paid)} ${w.yuan}`],
            file.sanctionTitle ? [w.sanction, say(file.sanctionTitle)] : null,
            file.closing ? [w.closing, file.closing] : null,
          ]}
        />
        <p>{say({ zh: file.facts, en: file.factsEn ?? file.facts })}</p>
        {open && file.choices.length === 0 && <Notice>{w.noSanctions}</Notice>}
      </Section>
      <Consequences file={file} />
      {proposing && <ProposalDrawer file={file} close={() => propose(false)} />}
    </Stack>
  )
}

type Sanction = FindingFile['sanctions'][number]

const sanctionTones: Readonly<Record<SanctionState, Tone>> = {
  proposed: 'warning',
  ordered: 'danger',
  declined: 'plain',
  lifted: 'good',
}

function Consequences({ file }: { file: FindingFile }) {
  const w = useTexts(watchTexts)
  const say = useSay()
  const show = useFormat()
  const what = (one: Sanction) =>
    one.kind === 'recovery'
      ? `${yuan(one.amount ?? 0)} ${w.yuan} · ${w.dueOn} ${one.dueOn ? show.day(one.dueOn) : ''}`
      : one.kind === 'bar'
        ? one.untilOn
          ? `${w.untilOn} ${show.day(one.untilOn)}`
          : w.forEver
        : w.revoked
  return (
    <Section title={w.consequences} hint={w.consequencesHint} flush>
      <DataTable<Sanction>
        label={w.consequences}
        list={listOf(file.sanctions)}
        rowKey={(one) => one.id}
        empty={<Empty title={w.noConsequences} />}
        columns={[
          {
            key: 'kind',
            title: w.consequences,
            onCard: 'title',
            cell: (one) => say(sanctionKinds[one.kind]),
          },
          { key: 'what', title: w.what, cell: what },
          { key: 'reason', title: w.reason, prose: true, cell: (one) => one.reason },
          {
            key: 'state',
            title: w.state,
            cell: (one) => <Tag tone={sanctionTones[one.state]}>{say(sanctionStates[one.state])}</Tag>,
          },
          {
            key: 'proposed',
            title: w.proposedBy,
            cell: (one) => `${one.proposedName} ${show.day(one.proposedOn)}`,
          },
          {
            key: 'decided',
            title: w.decidedBy,
            prose: true,
            cell: (one) =>
              one.decidedOn ? `${one.decidedName} ${show.day(one.decidedOn)} ${one.decision ?? ''}` : w.waits,
          },
          {
            key: 'acts',
            title: w.paper,
            quietTitle: true,
            onCard: 'bare',
            cell: (one) => <Acts one={one} />,
          },
        ]}
      />
    </Section>
  )
}

function Acts({ one }: { one: Sanction }) {
  const w = useTexts(watchTexts)
  const may = useMay()
  if (one.abilities.decide) return <Decide one={one} />
  if (one.number === null) return null
  return (
    <Row>
      <OrderFiles sanction={one.id} number={one.number} />
      {may('funds.read') &&
        one.recoveries.map((recovery) => (
          <PageLink key={recovery} to={`/recoveries/${recovery}`}>
            {w.recovery}
          </PageLink>
        ))}
    </Row>
  )
}

function Decide({ one }: { one: Sanction }) {
  const w = useTexts(watchTexts)
  const say = useSay()
  const tell = useToast()
  const confirm = useConfirm()
  const deciding = useCommand({
    send: ({ decision, reason }: { decision: 'ordered' | 'declined'; reason: string }, id) =>
      payingApi.post('/api/applications/sanctions/:id/decision', {
        params: { id: one.id },
        body: { id, decision, reason },
      }),
    renews: renewed,
    done: () => tell(w.decided),
  })
  const ask = async (decision: 'ordered' | 'declined') => {
    const orders = decision === 'ordered'
    const yes = await confirm({
      title: `${orders ? w.orderTitle : w.declineTitle} ${say(sanctionKinds[one.kind])}`,
      body: orders ? w.orderHint : undefined,
      action: orders ? w.order : w.decline,
      danger: orders,
      reason: 'required',
    })
    if (yes) await deciding.run({ decision, reason: yes.reason })
  }
  const name = say(sanctionKinds[one.kind])
  return (
    <>
      <Row>
        <Button
          size="small"
          type="primary"
          loading={deciding.sending}
          aria-label={`${w.order} ${name}`}
          onClick={() => void ask('ordered')}
        >
          {w.order}
        </Button>
        <Button
          size="small"
          loading={deciding.sending}
          aria-label={`${w.decline} ${name}`}
          onClick={() => void ask('declined')}
        >
          {w.decline}
        </Button>
      </Row>
      <FailureNotice failure={deciding.failure} />
    </>
  )
}

function OrderFiles({ sanction, number }: { sanction: string; number: string }) {
  const w = useTexts(watchTexts)
  const { language } = useLanguage()
  const file = (as: 'docx' | 'pdf') => () =>
    payingApi.file('/api/applications/sanctions/:id/file', {
      params: { id: sanction },
      query: { as, language },
    })
  const word = useDownload(file('docx'))
  const pdf = useDownload(file('pdf'))
  return (
    <>
      <Button size="small" loading={pdf.running} aria-label={`${w.paper} PDF ${number}`} onClick={pdf.run}>
        {w.pdf}
      </Button>
      <Button size="small" loading={word.running} aria-label={`${w.paper} Word ${number}`} onClick={word.run}>
        {w.word}
      </Button>
      <FailureNotice failure={word.failure ?? pdf.failure} />
    </>
  )
}
