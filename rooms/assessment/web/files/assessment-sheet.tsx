import { DataTable } from '../../../../platform/web/data-table.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { assessTexts } from './assess-texts.ts'
import { GradeTag } from './grade-tag.tsx'
import type { AssessmentSheet as Sheet } from './queries.ts'
import { riskTexts } from './risk-texts.ts'
import { useRiskWords } from './risk-words.ts'

/** One assessment as it was made: the result, the points of each domain, and every answer with its source and note. */
export function AssessmentSheet({ sheet }: { sheet: Sheet }) {
  const t = useTexts(assessTexts)
  const risk = useTexts(riskTexts)
  const say = useSay()
  const show = useFormat()
  const words = useRiskWords()
  const answerOf = ({ answer, label }: Sheet['answered'][number]) => {
    if (answer === 'NA') return t.notApplicable
    if (answer === 'UNK') return t.notKnown
    return label ? `${answer} ${say(label)}` : String(answer)
  }
  return (
    <div className="not-printed">
      <Stack>
        {sheet.correction && (
          <Notice>
            {fill(t.correctedBecause, { reason: sheet.correction.reason, name: sheet.correction.byName })}{' '}
            {sheet.correction.replacement && (
              <PageLink to={`/risk/assessments/${sheet.correction.replacement}`}>{t.toNew}</PageLink>
            )}
          </Notice>
        )}
        <Section title={t.sheet}>
          <Facts
            items={[
              [
                risk.client,
                <PageLink key="person" to={`/people/${sheet.person}`}>
                  {sheet.personName ?? risk.someone}
                </PageLink>,
              ],
              [
                risk.grade,
                <Tags key="grade">
                  <GradeTag grade={sheet.grade} title={sheet.gradeTitle} />
                  {sheet.provisional && <Tag>{t.provisional}</Tag>}
                </Tags>,
              ],
              [t.score, formatNumber(sheet.score, 2)],
              [
                t.instrument,
                `${sheet.instrument} · ${fill(t.version, { version: sheet.instrumentVersion })}`,
              ],
              [t.assessedOn, show.day(sheet.assessedOn)],
              [t.reason, words.reason(sheet.reason)],
              [risk.assessor, sheet.assessorName],
              sheet.file
                ? [
                    risk.file,
                    <PageLink key="file" to={`/risk/files/${sheet.file}`}>
                      {t.toFile}
                    </PageLink>,
                  ]
                : null,
            ]}
          />
        </Section>
        {sheet.triggerNotes.length > 0 && (
          <Section title={t.triggers}>
            <Facts
              items={sheet.triggerNotes.map(({ code, title, note }) => [`${code} ${say(title)}`, note])}
            />
          </Section>
        )}
        <Section title={t.domains}>
          <Facts
            items={sheet.domains.map(({ code, title, points }) => [
              `${code} ${say(title)}`,
              formatNumber(points),
            ])}
          />
        </Section>
        <Section title={t.answers} flush>
          <DataTable
            label={t.answers}
            list={listOf(sheet.answered)}
            rowKey={(row) => row.code}
            columns={[
              {
                key: 'item',
                title: t.item,
                onCard: 'title',
                prose: true,
                cell: (row) => `${row.code} ${say(row.title)}`,
              },
              { key: 'answer', title: t.answer, prose: true, cell: answerOf },
              { key: 'source', title: t.source, cell: (row) => (row.source ? say(row.source) : '—') },
              { key: 'note', title: t.note, prose: true, cell: (row) => row.note ?? '—' },
            ]}
          />
        </Section>
      </Stack>
    </div>
  )
}
