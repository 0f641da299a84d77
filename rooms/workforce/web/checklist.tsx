import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { ProgressBar } from '../../../platform/web/progress-bar.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useKindNames } from '../../regions/web/index.ts'
import type { PostKind } from '../domain/codes.ts'
import { networkTexts } from './network-texts.ts'
import type { CheckedPlace } from './queries.ts'
import { useWorkforceWords } from './words.ts'

type Tier = CheckedPlace['tiers'][number]

/** What each tier needs, how much of it is there, and what every place lacks. */
export function Checklist({ checked }: { checked: CheckedPlace }) {
  const t = useTexts(networkTexts)
  return (
    <Stack>
      {checked.tiers
        .filter(({ nodes }) => nodes > 0)
        .map((tier) => (
          <TierSection key={tier.level} tier={tier} />
        ))}
      <p className="soft">{fill(t.source, { document: checked.list.document })}</p>
    </Stack>
  )
}

/** The words of what a tier asks for: functions and rooms are data, posts a list of this room. */
function useNames() {
  const t = useTexts(networkTexts)
  const names = useKindNames()
  const words = useWorkforceWords()
  return (kind: 'function' | 'room' | 'staff', code: string): string => {
    if (kind !== 'staff') return names[kind](code)
    if (code === 'volunteers') return t.volunteers
    return code === 'social-workers' ? t.workers : words.post(code as PostKind)
  }
}

function TierSection({ tier }: { tier: Tier }) {
  const t = useTexts(networkTexts)
  const say = useSay()
  const show = useFormat()
  const nameOf = useNames()
  const { whole, nodes, withStation } = tier
  return (
    <Section
      title={say(tier.title)}
      hint={show.words([fill(t.wholeOf, { whole, nodes }), fill(t.withStation, { withStation, nodes })])}
      flush
    >
      <DataTable
        label={say(tier.title)}
        list={listOf(tier.requirements)}
        rowKey={(row) => `${row.kind}${row.code}`}
        columns={[
          { key: 'what', title: t.what, onCard: 'title', cell: (row) => nameOf(row.kind, row.code) },
          { key: 'kind', title: t.kind, cell: (row) => t[`k_${row.kind}`] },
          {
            key: 'filled',
            title: t.filled,
            cell: (row) => (
              <ProgressBar
                share={row.needed === 0 ? 1 : row.filled / row.needed}
                label={fill(t.filledOf, {
                  filled: formatNumber(row.filled),
                  needed: formatNumber(row.needed),
                })}
              />
            ),
          },
          { key: 'places', title: t.lacking, align: 'end', cell: (row) => formatNumber(row.places) },
        ]}
      />
      <Gaps tier={tier} />
    </Section>
  )
}

function Gaps({ tier }: { tier: Tier }) {
  const t = useTexts(networkTexts)
  const say = useSay()
  const show = useFormat()
  const nameOf = useNames()
  const lacks = (gap: Tier['gaps'][number]): string =>
    show.words([
      ...gap.functions.map((code) => nameOf('function', code)),
      ...gap.rooms.map((code) => nameOf('room', code)),
      ...gap.staff.map(({ code, have, need }) =>
        fill(t.staffGap, { name: nameOf('staff', code), have, need }),
      ),
    ])
  return (
    <DataTable
      label={`${say(tier.title)} ${t.gaps}`}
      list={listOf(tier.gaps)}
      rowKey={(row) => String(row.division)}
      empty={<Empty title={t.noGaps} />}
      columns={[
        {
          key: 'place',
          title: t.place,
          onCard: 'title',
          cell: (row) => {
            const name = row.town ? `${row.town} ${row.name}` : row.name
            return row.station ? <PageLink to={`/stations/${row.station}`}>{name}</PageLink> : name
          },
        },
        { key: 'lacks', title: t.lacks, prose: true, width: 720, cell: lacks },
      ]}
    />
  )
}
