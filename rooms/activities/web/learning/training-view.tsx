import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { StationName } from '../../../regions/web/index.ts'
import { yuan } from '../community/money.ts'
import css from './learning.module.css'
import { useLearningWords } from './learning-words.ts'
import type { Training } from './queries.ts'
import { trainingTexts } from './training-texts.ts'
import { showTenths } from './typed-numbers.ts'

/** One training: what was taught, and who was credited how much. */
export function TrainingView({ training }: { training: Training }) {
  const t = useTexts(trainingTexts)
  const show = useFormat()
  const words = useLearningWords()
  const { heldOn, endedOn } = training
  const text = (value: string | null) => (value ? <span className={css.text}>{value}</span> : '—')
  const participants: readonly Column<Training['participants'][number]>[] = [
    {
      key: 'name',
      title: t.participants,
      onCard: 'title',
      cell: (row) =>
        row.member ? <PageLink to={`/workforce/${row.member}`}>{row.name}</PageLink> : row.name,
    },
    { key: 'unit', title: t.ofUnit, prose: true, cell: (row) => row.unit ?? '—' },
    {
      key: 'there',
      title: t.there,
      cell: (row) => (row.present ? <Tag tone="good">{t.there}</Tag> : <Tag>{t.absent}</Tag>),
    },
    {
      key: 'hours',
      title: t.hours,
      align: 'end',
      cell: (row) => <span className="number">{showTenths(row.creditTenths)}</span>,
    },
    { key: 'result', title: t.result, cell: (row) => words.result.of(row.examination) },
  ]
  return (
    <>
      <StatTiles>
        <StatTile name={t.hours} value={showTenths(training.creditTenths)} />
        <StatTile name={t.presentCount} value={formatNumber(training.present)} />
        <StatTile name={t.invited} value={training.invited === null ? '—' : formatNumber(training.invited)} />
      </StatTiles>
      <Section>
        <Facts
          items={[
            [t.days, heldOn === endedOn ? show.day(heldOn) : `${show.day(heldOn)} – ${show.day(endedOn)}`],
            [t.theme, training.theme],
            [t.form, words.trainingForm.of(training.form)],
            [t.lecturers, training.lecturers],
            [
              t.station,
              <StationName key="station" station={training.station} division={training.division} />,
            ],
            [t.place, training.place ?? '—'],
            [t.audience, training.audience ?? '—'],
            [t.unit, training.unitMinutes === 60 ? t.unit60 : t.unit45],
            [t.taught, training.minutes === null ? '—' : show.minutes(training.minutes)],
            [t.examination, words.examination.of(training.examination)],
            [t.certificate, training.certificate ?? '—'],
            [t.satisfaction, training.satisfaction === null ? '—' : `${training.satisfaction}%`],
            [t.cost, yuan(training.costFen)],
            [t.summary, text(training.summary)],
            [t.recorded, `${training.recordedName} ${show.instant(training.recordedAt)}`],
          ]}
        />
      </Section>
      <Section
        title={t.participants}
        flush={training.participants.length > 0}
        hint={
          training.participants.length > 0 &&
          fill(t.counted, {
            present: training.participants.filter((one) => one.present).length,
            all: training.participants.length,
          })
        }
      >
        {training.participants.length === 0 ? (
          <p className="soft">{t.noParticipants}</p>
        ) : (
          <DataTable
            label={t.participants}
            list={listOf(training.participants)}
            columns={participants}
            rowKey={(row) => row.id}
          />
        )}
      </Section>
      <p className={`${css.paper} ${css.text}`}>{t.signatures}</p>
    </>
  )
}
