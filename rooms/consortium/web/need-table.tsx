import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type NeedKind, needItems, needKinds, type Urgency, urgencies } from '../domain/needs.ts'
import { type NeedState, needStates, performers, type Tier, tiers } from '../domain/pipeline.ts'
import { type NeedQuestion, type NeedRow, needList } from './queries.ts'
import { NeedStateTag, UrgencyTag } from './state-tag.tsx'
import { consortiumTexts } from './texts.ts'

/** What is asked of the list of needs, as it was left on this device. */
export function useAskedNeeds() {
  const asked = useFilters('consortium.needs', {
    kind: null as NeedKind | null,
    state: null as NeedState | null,
    tier: null as Tier | null,
    urgency: null as Urgency | null,
  })
  const question: NeedQuestion = { state: 'standing', ...asked.question }
  return { ...asked, question }
}

/** The list of needs in reach, the most urgent first; a line leads to the client. */
export function NeedTable({ asked }: { asked: ReturnType<typeof useAskedNeeds> }) {
  const t = useTexts(consortiumTexts)
  const kinds = useOptions(needKinds)
  const states = useOptions(needStates)
  const levels = useOptions(tiers)
  const haste = useOptions(urgencies)
  return (
    <DataTable
      label={t.needs}
      list={useList(needList(asked.question))}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/consortium/clients/${row.person}`}
      remember="screening-needs"
      clear={asked.clear}
      empty={<Empty title={t.noNeeds} hint={t.noNeedsHint} />}
      above={
        <Row>
          <SelectLine label={t.kind} blank={t.allKinds} {...asked.filter('kind')} options={kinds} />
          <SelectLine label={t.state} blank={t.standing} {...asked.filter('state')} options={states} />
          <SelectLine label={t.tier} blank={t.allTiers} {...asked.filter('tier')} options={levels} />
          <SelectLine label={t.urgency} blank={t.allUrgencies} {...asked.filter('urgency')} options={haste} />
        </Row>
      }
    />
  )
}

function useColumns(): readonly Column<NeedRow>[] {
  const t = useTexts(consortiumTexts)
  const say = useSay()
  const show = useFormat()
  return [
    { key: 'client', title: t.client, onCard: 'title', cell: (row) => row.personName ?? t.someone },
    { key: 'need', title: t.need, cell: (row) => say(needItems[row.item]) },
    { key: 'kind', title: t.kind, cell: (row) => say(needKinds[row.kind]) },
    { key: 'urgency', title: t.urgency, cell: (row) => <UrgencyTag urgency={row.urgency} /> },
    { key: 'state', title: t.state, cell: (row) => <NeedStateTag state={row.state} /> },
    { key: 'offer', title: t.offer, prose: true, cell: (row) => row.offer ?? '—' },
    { key: 'tier', title: t.tier, cell: (row) => say(tiers[row.tier]) },
    {
      key: 'performer',
      title: t.performer,
      cell: (row) => (
        <>
          {row.performerName ?? (row.performer ? say(performers[row.performer]) : '—')}
          {row.dueOn && <div className="soft">{fill(t.dueBy, { day: show.day(row.dueOn) })}</div>}
        </>
      ),
    },
    { key: 'community', title: t.community, cell: (row) => row.place },
    { key: 'station', title: t.station, extra: true, cell: (row) => row.stationName ?? '—' },
    { key: 'found', title: t.foundOn, extra: true, cell: (row) => show.day(row.foundOn) },
  ]
}
