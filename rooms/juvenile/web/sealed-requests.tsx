import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { LongTextField, NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags, type Tone } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { PlainDialog } from './plain-dialog.tsx'
import { type AccessRequest, juvenileApi, requestsQuery } from './queries.ts'
import { juvenileTexts } from './texts.ts'

/** Asks to see a sealed file, by what stands on paper. */
export function AskDialog({ close }: { close: () => void }) {
  const t = useTexts(juvenileTexts)
  return (
    <PlainDialog
      title={t.ask}
      hint={t.sealedHint}
      submit={t.ask}
      told={t.asked}
      labels={{ wanted: t.wantedNumber, grounds: t.grounds, basis: t.basis }}
      initial={{ wanted: '', grounds: '', basis: '' }}
      required={['wanted', 'grounds', 'basis']}
      send={({ wanted, grounds, basis }, id) =>
        juvenileApi.post('/api/juvenile/access-requests', {
          body: {
            id,
            ...(/^SW-/i.test(wanted.normalize('NFKC').trim())
              ? { number: wanted.trim() }
              : { idNumber: wanted.trim() }),
            grounds: grounds.trim(),
            basis: basis.trim(),
          },
        })
      }
      close={close}
    >
      {(form) => (
        <>
          <TextField label={t.wantedNumber} maxLength={30} {...form.field('wanted')} />
          <LongTextField label={t.grounds} maxLength={1000} rows={3} {...form.field('grounds')} />
          <TextField label={t.basis} maxLength={200} {...form.field('basis')} />
        </>
      )}
    </PlainDialog>
  )
}

const tones: Record<AccessRequest['state'], Tone> = {
  asked: 'warning',
  open: 'good',
  closed: 'plain',
  approved: 'good',
  refused: 'plain',
}

/** One's own requests, and for a keeper those to decide on. */
export function RequestTable() {
  const t = useTexts(juvenileTexts)
  const [deciding, decide] = useState<AccessRequest | null>(null)
  const columns = useColumns(decide)
  return (
    <Loaded query={useQuery(requestsQuery)}>
      {({ items }) => (
        <>
          <DataTable
            label={t.requests}
            list={listOf(items)}
            columns={columns}
            rowKey={(row) => row.id}
            empty={<Empty title={t.noRequests} hint={t.sealedHint} />}
          />
          {deciding && <DecideDialog one={deciding} close={() => decide(null)} />}
        </>
      )}
    </Loaded>
  )
}

function useColumns(decide: (one: AccessRequest) => void): readonly Column<AccessRequest>[] {
  const t = useTexts(juvenileTexts)
  const show = useFormat()
  const words: Record<AccessRequest['state'], string> = {
    asked: t.stateAsked,
    open: t.stateOpen,
    closed: t.stateClosed,
    approved: t.stateApproved,
    refused: t.stateRefused,
  }
  return [
    {
      key: 'wanted',
      title: t.wantedNumber,
      onCard: 'title',
      cell: (row) => <span className="number">{row.wanted}</span>,
    },
    { key: 'requester', title: t.requester, cell: (row) => row.requesterName },
    { key: 'grounds', title: t.grounds, prose: true, cell: (row) => row.grounds },
    { key: 'basis', title: t.basis, prose: true, cell: (row) => row.basis },
    { key: 'asked', title: t.askedAt, cell: (row) => show.instant(row.askedAt) },
    {
      key: 'state',
      title: t.state,
      onCard: 'bare',
      cell: (row) => (
        <Tags>
          <Tag tone={tones[row.state]}>{words[row.state]}</Tag>
          {row.until && <span className="soft">{fill(t.until, { time: show.instant(row.until) })}</span>}
        </Tags>
      ),
    },
    {
      key: 'act',
      title: t.decide,
      quietTitle: true,
      onCard: 'bare',
      cell: (row) => {
        if (row.state === 'open') return <PageLink to={`/juvenile/sealed/${row.id}`}>{t.openIt}</PageLink>
        if (!row.abilities.decide) return null
        return (
          <Button size="small" onClick={() => decide(row)}>
            {t.decide}
          </Button>
        )
      },
    },
  ]
}

function DecideDialog({ one, close }: { one: AccessRequest; close: () => void }) {
  const t = useTexts(juvenileTexts)
  const show = useFormat()
  return (
    <PlainDialog
      title={t.decide}
      hint={show.labelled(t.grounds, one.grounds)}
      submit={t.decide}
      told={t.decided}
      labels={{ decision: t.decision, hours: t.hours, reason: t.reason }}
      initial={{ decision: null as 'approve' | 'refuse' | null, hours: 24 as number | null, reason: '' }}
      required={['decision', 'reason']}
      send={({ decision, hours, reason }, id) =>
        juvenileApi.post('/api/juvenile/access-requests/:id/decision', {
          params: { id: one.id },
          body: {
            id,
            approve: decision === 'approve',
            ...(decision === 'approve' && hours ? { hours } : {}),
            reason: reason.trim(),
          },
        })
      }
      close={close}
    >
      {(form) => (
        <>
          <ChoiceField
            label={t.decision}
            options={[
              { value: 'approve', label: t.approve },
              { value: 'refuse', label: t.refuse },
            ]}
            {...form.field('decision')}
          />
          {form.values.decision === 'approve' && (
            <NumberField label={t.hours} maximumDigits={2} {...form.field('hours')} />
          )}
          <LongTextField label={t.reason} maxLength={500} rows={2} {...form.field('reason')} />
        </>
      )}
    </PlainDialog>
  )
}
