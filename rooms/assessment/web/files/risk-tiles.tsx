import { Button } from 'antd'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber, formatShare } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import { DivisionName } from '../../../regions/web/index.ts'
import type { RiskCounts } from './queries.ts'
import css from './risk.module.css'
import { riskTexts } from './risk-texts.ts'
import { useRiskWords } from './risk-words.ts'

/** Open files of children and of elders by grade with their shares, and how many of each are late. */
export function RiskTiles({ counts }: { counts: RiskCounts }) {
  const t = useTexts(riskTexts)
  const say = useSay()
  const words = useRiskWords()
  const abouts = [...new Set(counts.grades.map(({ about }) => about))]
  if (abouts.length === 0) return null
  return (
    <Stack>
      {abouts.map((about) => {
        const grades = counts.grades.filter((one) => one.about === about)
        return (
          <section key={about} className={`not-printed ${css.tiles}`} aria-label={words.about(about)}>
            {abouts.length > 1 && <h2>{words.about(about)}</h2>}
            <StatTiles>
              {grades.map(({ grade, title, files, share }) => (
                <StatTile
                  key={grade}
                  name={say(title)}
                  value={formatNumber(files)}
                  unit={fill(t.unitFiles, { count: files })}
                  note={share === null ? undefined : fill(t.shareOf, { share: formatShare(share) })}
                />
              ))}
              <Overdue count={grades.reduce((sum, { overdue }) => sum + overdue, 0)} />
            </StatTiles>
          </section>
        )
      })}
    </Stack>
  )
}

function Overdue({ count }: { count: number }) {
  const t = useTexts(riskTexts)
  return <StatTile name={t.overdue} value={formatNumber(count)} unit={fill(t.unitFiles, { count })} />
}

/** Lower grades that wait for a signature: until then the duties of the graver one run, and no other list tells of them. */
export function LowerWaits({ counts, show }: { counts: RiskCounts; show: () => void }) {
  const t = useTexts(riskTexts)
  const count = counts.waiting.proposed
  if (count === 0) return null
  return (
    <div className="not-printed">
      <Notice action={<Button onClick={show}>{t.toLower}</Button>}>{fill(t.lowerWaits, { count })}</Notice>
    </div>
  )
}

type County = RiskCounts['counties'][number]

/** What a city or a province is told: counts of its counties. */
export function CountyCounts({ counties }: { counties: RiskCounts['counties'] }) {
  const t = useTexts(riskTexts)
  const say = useSay()
  const words = useRiskWords()
  const cells = ({ grades }: County) =>
    grades
      ? grades.map(({ title, files }) => `${say(title)} ${formatNumber(files)}`).join(' · ')
      : t.hiddenCells
  return (
    <Section title={t.countiesTitle} hint={t.countiesHint} flush>
      <div className="not-printed">
        <DataTable
          label={t.countiesTitle}
          list={listOf(counties)}
          rowKey={(row) => `${row.county}${row.about}`}
          columns={[
            {
              key: 'county',
              title: t.county,
              onCard: 'title',
              cell: (row) => <DivisionName code={row.county} />,
            },
            { key: 'about', title: t.about, cell: (row) => words.about(row.about) },
            { key: 'grades', title: t.grade, prose: true, cell: cells },
          ]}
        />
      </div>
    </Section>
  )
}
