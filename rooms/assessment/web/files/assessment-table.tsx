import { DataTable } from '../../../../platform/web/data-table.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { GradeTag } from './grade-tag.tsx'
import type { RiskFile } from './queries.ts'
import { riskTexts } from './risk-texts.ts'
import { useRiskWords } from './risk-words.ts'

/** Assessments of one person, the latest first. */
export function AssessmentTable({ items }: { items: RiskFile['assessments'] }) {
  const t = useTexts(riskTexts)
  const words = useRiskWords()
  const show = useFormat()
  return (
    <DataTable
      label={t.assessments}
      list={listOf(items)}
      rowKey={(row) => row.id}
      to={(row) => `/risk/assessments/${row.id}`}
      empty={<Empty title={t.noAssessments} />}
      columns={[
        { key: 'on', title: t.assessedOn, onCard: 'title', cell: (row) => show.day(row.assessedOn) },
        {
          key: 'grade',
          title: t.grade,
          onCard: 'bare',
          cell: (row) => (
            <Tags>
              <GradeTag grade={row.grade} title={row.gradeTitle} />
              {row.provisional && <Tag>{t.provisional}</Tag>}
              {!row.standing && <Tag>{t.takenOut}</Tag>}
            </Tags>
          ),
        },
        { key: 'score', title: t.score, align: 'end', cell: (row) => formatNumber(row.score, 2) },
        { key: 'reason', title: t.reason, cell: (row) => words.reason(row.reason) },
        { key: 'assessor', title: t.assessor, cell: (row) => row.assessorName },
      ]}
    />
  )
}
