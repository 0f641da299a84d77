import { Button } from 'antd'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import type { Report, ReportCell } from './queries.ts'
import css from './reports.module.css'
import { reportsTexts } from './texts.ts'

const tones = { good: 'good', look: 'warning', wrong: 'danger' } as const
const names = { good: 'checkGood', look: 'checkLook', wrong: 'checkWrong' } as const

/** The checklist before sending (7.8); each finding leads to what it is about. */
export function ReportChecks({ report, open }: { report: Report; open: (cell: ReportCell) => void }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  if (report.checks.length === 0) return null
  const cellOf = (code: string | null) => report.content.cells.find((cell) => cell.code === code)
  return (
    <Section title={t.checks}>
      <ul className={css.checks}>
        {report.checks.map((check) => (
          <li key={check.code}>
            <Tag tone={tones[check.level]}>{t[names[check.level]]}</Tag>
            <span>{say(check.title)}</span>
            {check.found.length > 0 && (
              <ul>
                {check.found.map((finding) => {
                  const cell = cellOf(finding.cell)
                  return (
                    <li key={finding.words.zh}>
                      {say(finding.words)}{' '}
                      {cell && (
                        <Button type="link" size="small" onClick={() => open(cell)}>
                          {t.seeCell}
                        </Button>
                      )}
                    </li>
                  )
                })}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
