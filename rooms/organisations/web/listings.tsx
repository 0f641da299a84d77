import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { faults, listKinds } from '../domain/registry/codes.ts'
import { CreditState, useCreditEntry } from './credit-state.tsx'
import { FaultDialog, ListingDialog, RemovalDialog } from './listing-dialogs.tsx'
import type { Listing, RegistryFile } from './registry-queries.ts'
import { registryTexts } from './registry-texts.ts'

type Open = { readonly what: 'list' } | { readonly what: 'remove' | 'fault'; readonly listing: Listing }

/** The lists on which a body stands and stood; each is a decision of its own. */
export function ListingSection({ organisation, file }: { organisation: Id; file: RegistryFile }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  const credit = useCreditEntry()
  const [open, setOpen] = useState<Open | null>(null)
  const mayWrite = file.abilities.write
  const faultText = (fault: Listing['fault'], year: number | null) =>
    [say(faults[fault]), year ? fill(t.yearOf, { year }) : null].filter(Boolean).join(' · ')
  return (
    <Section
      title={t.consequences}
      hint={t.consequencesHint}
      actions={
        // Whose registration has ended is put on no list any more.
        mayWrite &&
        file.entry?.status === 'registered' && (
          <Button onClick={() => setOpen({ what: 'list' })}>{t.addListing}</Button>
        )
      }
      flush
    >
      <FailureNotice failure={credit.failure} />
      <DataTable<Listing>
        label={t.consequences}
        list={listOf(file.listings)}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noListings} />}
        columns={[
          { key: 'list', title: t.list, onCard: 'title', cell: (row) => say(listKinds[row.list]) },
          {
            key: 'fault',
            title: t.fault,
            prose: true,
            cell: (row) => (
              <>
                {faultText(row.fault, row.faultYear)}
                {row.faults.map((one) => (
                  <span key={one.id} style={{ display: 'block' }}>
                    {show.day(one.foundOn)} {faultText(one.fault, one.faultYear)}
                  </span>
                ))}
              </>
            ),
          },
          { key: 'day', title: t.decidedOn, cell: (row) => show.day(row.decidedOn) },
          {
            key: 'document',
            title: t.document,
            cell: (row) => <span title={row.legalBasis}>{row.document}</span>,
          },
          {
            key: 'period',
            title: t.period,
            prose: true,
            cell: (row) => (
              <>
                {show.day(row.periodFrom)}
                {row.seriousFrom && (
                  <span className="soft" style={{ display: 'block' }}>
                    {fill(t.seriousFrom, { day: show.day(row.seriousFrom) })}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'state',
            title: t.state,
            prose: true,
            cell: (row) =>
              row.removedOn ? (
                fill(t.removed, { day: show.day(row.removedOn), reason: row.removalReason ?? '' })
              ) : (
                <Tag tone="danger">{t.standing}</Tag>
              ),
          },
          {
            key: 'credit',
            title: t.credit,
            cell: (row) => {
              const removal = row.removalDueOn !== null
              return (
                <CreditState
                  dueOn={row.removalDueOn ?? row.creditDueOn}
                  enteredOn={removal ? row.removalEnteredOn : row.creditEnteredOn}
                  enter={
                    mayWrite ? () => void credit.ask(row.id, removal ? 'removal' : 'listing') : undefined
                  }
                />
              )
            },
          },
          {
            key: 'do',
            title: t.remove,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) =>
              mayWrite &&
              row.removedOn === null && (
                <Row>
                  <Button
                    size="small"
                    aria-label={`${t.remove} ${say(listKinds[row.list])}`}
                    onClick={() => setOpen({ what: 'remove', listing: row })}
                  >
                    {t.remove}
                  </Button>
                  <Button
                    size="small"
                    aria-label={`${t.addFault} ${say(listKinds[row.list])}`}
                    onClick={() => setOpen({ what: 'fault', listing: row })}
                  >
                    {t.addFault}
                  </Button>
                </Row>
              ),
          },
        ]}
      />
      {open?.what === 'list' && (
        <ListingDialog organisation={organisation} file={file} close={() => setOpen(null)} />
      )}
      {open?.what === 'remove' && <RemovalDialog listing={open.listing} close={() => setOpen(null)} />}
      {open?.what === 'fault' && <FaultDialog listing={open.listing} close={() => setOpen(null)} />}
    </Section>
  )
}
