import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { changeKinds, legalForms } from '../domain/registry/codes.ts'
import { CreditState, useCreditEntry } from './credit-state.tsx'
import { ChangeDialog, EndingDialog, EntryDialog } from './entry-dialogs.tsx'
import { ListingSection } from './listings.tsx'
import { PenaltySection } from './penalties.tsx'
import { type RegistryFile, registryQuery } from './registry-queries.ts'
import { RegistryMarks } from './registry-table.tsx'
import { registryTexts } from './registry-texts.ts'
import { ReportSection } from './report-section.tsx'

/** What the registry knows of an organisation; nothing where it is not in it and the reader may not enter it. */
export function RegistryParts({ organisation }: { organisation: Id }) {
  return (
    <Loaded query={useQuery(registryQuery(organisation))} lines={3}>
      {(file) =>
        file.entry || file.abilities.write ? <Parts organisation={organisation} file={file} /> : null
      }
    </Loaded>
  )
}

function Parts({ organisation, file }: { organisation: Id; file: RegistryFile }) {
  const t = useTexts(registryTexts)
  const [open, setOpen] = useState<'entry' | 'change' | 'ending' | null>(null)
  const { entry } = file
  const mayWrite = file.abilities.write
  const standing = entry?.status === 'registered'
  return (
    <>
      <Section
        title={t.registration}
        actions={
          mayWrite && (
            <>
              <Button onClick={() => setOpen('entry')}>{entry ? t.changeEntry : t.enter}</Button>
              {standing && <Button onClick={() => setOpen('ending')}>{t.endRegistration}</Button>}
            </>
          )
        }
      >
        {entry ? <EntryFacts file={file} /> : <Empty title={t.notEntered} />}
      </Section>
      {entry && (
        <>
          <ReportSection organisation={organisation} file={file} />
          <ListingSection organisation={organisation} file={file} />
          <PenaltySection organisation={organisation} file={file} />
          <Changes file={file} add={mayWrite && standing ? () => setOpen('change') : undefined} />
        </>
      )}
      {open === 'entry' && (
        <EntryDialog organisation={organisation} entry={entry} close={() => setOpen(null)} />
      )}
      {open === 'change' && <ChangeDialog organisation={organisation} close={() => setOpen(null)} />}
      {open === 'ending' && <EndingDialog organisation={organisation} close={() => setOpen(null)} />}
    </>
  )
}

function EntryFacts({ file: { entry, codeFits } }: { file: RegistryFile }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  if (!entry) return null
  return (
    <>
      {codeFits === false && <Notice tone="warning">{t.codeMisfit}</Notice>}
      <Facts
        items={[
          [t.status, <RegistryMarks key="marks" row={entry} />],
          [t.legalForm, say(legalForms[entry.legalForm])],
          [t.authority, say(entry.authorityName)],
          [t.registeredOn, show.day(entry.registeredOn)],
          [t.certificateNumber, entry.certificateNumber ?? '—'],
          [t.supervisor, entry.supervisor ?? t.directly],
          [t.capital, entry.capitalFen === null ? '—' : `${formatNumber(entry.capitalFen / 100)} ${t.yuan}`],
          [t.purpose, entry.purpose ?? '—'],
          entry.endedOn ? [t.endedOn, show.day(entry.endedOn)] : null,
          entry.endReason ? [t.endReason, `${entry.endReason} · ${entry.endDocument ?? ''}`] : null,
        ]}
      />
    </>
  )
}

type Change = RegistryFile['changes'][number]

function Changes({ file, add }: { file: RegistryFile; add: (() => void) | undefined }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  const credit = useCreditEntry()
  return (
    <Section title={t.changes} actions={add && <Button onClick={add}>{t.addChange}</Button>} flush>
      <FailureNotice failure={credit.failure} />
      <DataTable<Change>
        label={t.changes}
        list={listOf(file.changes)}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noChanges} />}
        columns={[
          { key: 'kind', title: t.changeKind, onCard: 'title', cell: (row) => say(changeKinds[row.kind]) },
          { key: 'was', title: t.was, prose: true, cell: (row) => row.was ?? '—' },
          { key: 'now', title: t.now, prose: true, cell: (row) => row.now },
          { key: 'day', title: t.decidedOn, cell: (row) => show.day(row.decidedOn) },
          { key: 'document', title: t.document, cell: (row) => row.document ?? '—' },
          {
            key: 'credit',
            title: t.credit,
            cell: (row) => (
              <CreditState
                dueOn={row.creditDueOn}
                enteredOn={row.creditEnteredOn}
                enter={file.abilities.write ? () => void credit.ask(row.id, 'change') : undefined}
              />
            ),
          },
        ]}
      />
    </Section>
  )
}
