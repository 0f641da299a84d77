import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { useMay, useMe } from '../../../../platform/web/me.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { StationName } from '../../../regions/web/index.ts'
import { renewedByRisk, riskOverviewApi, secondRatingsQuery } from './queries.ts'
import { riskTexts } from './risk-texts.ts'
import { useRiskWords } from './risk-words.ts'

type Ratings = Awaited<ReturnType<NonNullable<(typeof secondRatingsQuery)['queryFn']>>>
type Sample = Ratings['items'][number]

/** The sample of the half-year, who rates it, and how far two raters agree. */
export function SecondView({ county }: { county: number | null }) {
  return (
    <Loaded query={useQuery(secondRatingsQuery)}>
      {(ratings) => <Shown ratings={ratings} county={county} />}
    </Loaded>
  )
}

function Shown({ ratings, county }: { ratings: Ratings; county: number | null }) {
  const t = useTexts(riskTexts)
  const words = useRiskWords()
  const half = ratings.halfYear.endsWith('1') ? t.firstHalf : t.secondHalf
  const title = fill(t.halfYear, { year: ratings.halfYear.slice(0, 4), half })
  const drawn = ratings.agreement.filter((one) => one.drawn > 0)
  return (
    <Stack>
      {drawn.map(({ about, drawn: sample, rated, agreed, kappa }) => (
        <StatTiles key={about}>
          <StatTile
            name={`${words.about(about)} · ${t.sampleSize}`}
            value={formatNumber(sample)}
            unit={fill(t.unitFiles, { count: sample })}
          />
          <StatTile name={t.rated} value={formatNumber(rated)} unit={fill(t.unitFiles, { count: rated })} />
          <StatTile
            name={t.agreed}
            value={formatNumber(agreed)}
            unit={fill(t.unitFiles, { count: agreed })}
          />
          <StatTile name={t.kappa} value={kappa === null ? '—' : formatNumber(kappa, 3)} note={t.kappaHint} />
        </StatTiles>
      ))}
      <Section title={title} actions={<Draw county={county} />} flush>
        <Samples items={ratings.items} />
      </Section>
    </Stack>
  )
}

function Draw({ county }: { county: number | null }) {
  const t = useTexts(riskTexts)
  const may = useMay()
  const confirm = useConfirm()
  const tell = useToast()
  const command = useCommand({
    send: (at: number, id) =>
      riskOverviewApi.post('/api/risk-files/second-ratings', { body: { id, county: at } }),
    renews: [...renewedByRisk],
    done: ({ drawn }) => tell(fill(t.drawn, { count: drawn })),
  })
  if (!may('assessment.sign') || county === null) return null
  const ask = async () => {
    if (await confirm({ title: t.drawTitle, body: t.drawHint, action: t.draw })) await command.run(county)
  }
  return (
    <>
      <FailureNotice failure={command.failure} />
      <Button onClick={() => void ask()} loading={command.sending}>
        {t.draw}
      </Button>
    </>
  )
}

function Samples({ items }: { items: readonly Sample[] }) {
  const t = useTexts(riskTexts)
  const words = useRiskWords()
  return (
    <DataTable
      label={t.second}
      list={listOf(items)}
      rowKey={(row) => row.id}
      empty={<Empty title={t.noSample} hint={t.drawHint} />}
      columns={[
        {
          key: 'person',
          title: t.client,
          onCard: 'title',
          cell: (row) => row.personName ?? <span className="soft">{t.someone}</span>,
        },
        { key: 'about', title: t.about, cell: (row) => words.about(row.about) },
        {
          key: 'station',
          title: t.station,
          cell: (row) => <StationName station={row.station} division={row.division} />,
        },
        { key: 'rater', title: t.rater, cell: (row) => row.raterName ?? t.noRater },
        {
          key: 'act',
          title: t.rate2,
          quietTitle: true,
          onCard: 'bare',
          cell: (row) => <Rate sample={row} />,
        },
      ]}
    />
  )
}

function Rate({ sample }: { sample: Sample }) {
  const t = useTexts(riskTexts)
  const may = useMay()
  const me = useMe()
  const go = useGo()
  const command = useCommand({
    send: (_: null, id) =>
      riskOverviewApi.post('/api/risk-files/second-ratings/:id/rater', {
        params: { id: sample.id },
        body: { id },
      }),
    renews: [...renewedByRisk],
  })
  if (sample.rated) return <span className="soft">{t.doneRating}</span>
  if (!may('assessment.record')) return null
  if (sample.rater === me.account)
    return (
      <Button onClick={() => go('/risk/assess', { person: sample.person, reason: 'second' })}>
        {t.rate2}
      </Button>
    )
  if (sample.rater) return <span className="soft">{t.taken}</span>
  return (
    <>
      <FailureNotice failure={command.failure} />
      <Button onClick={() => void command.run(null)} loading={command.sending}>
        {t.take}
      </Button>
    </>
  )
}
