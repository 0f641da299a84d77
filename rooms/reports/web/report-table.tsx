import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import type { Report, ReportCell } from './queries.ts'
import css from './reports.module.css'
import { reportsTexts } from './texts.ts'

type Content = Report['content']

/** As the check of the server has it: more or less than half, and not among a handful. */
const isSteep = ({ counted, last }: ReportCell): boolean => last >= 5 && Math.abs(counted - last) > last / 2

const signed = (value: number): string => (value > 0 ? `+${formatNumber(value, 2)}` : formatNumber(value, 2))

/** The table of 5.11 in its sections; each line opens where its figure comes from. */
export function ReportTable({ content, open }: { content: Content; open: (cell: ReportCell) => void }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  const adjusted = content.adjustments.length > 0
  return (
    <Section flush>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t.cell}</th>
              <th scope="col" className={css.figure}>
                {t.counted}
              </th>
              {adjusted && (
                <th scope="col" className={`${css.figure} ${css.aside}`}>
                  {t.stated}
                </th>
              )}
              <th scope="col" className={css.figure}>
                {t.last}
              </th>
              <th scope="col" className={css.figure}>
                {t.difference}
              </th>
            </tr>
          </thead>
          {content.sections.map((section) => (
            <tbody key={section.code}>
              <tr className={css.section}>
                <th scope="rowgroup" colSpan={adjusted ? 5 : 4}>
                  {say(section.title)}
                </th>
              </tr>
              {content.cells
                .filter((cell) => cell.section === section.code)
                .map((cell) => (
                  <Line key={cell.code} cell={cell} content={content} open={open} />
                ))}
              {section.notes.map((note) => (
                <tr key={note.zh}>
                  <td colSpan={adjusted ? 5 : 4} className={css.note}>
                    {say(note)}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Section>
  )
}

function Line({
  cell,
  content,
  open,
}: {
  cell: ReportCell
  content: Content
  open: (cell: ReportCell) => void
}) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  const own = content.adjustments.filter((one) => one.cell === cell.code)
  const stated = own.reduce((sum, { difference }) => sum + difference, cell.counted)
  const difference = Math.round((cell.counted - cell.last) * 100) / 100
  return (
    <tr>
      <td className={cell.part ? css.part : undefined}>
        <button type="button" className={css.cell} onClick={() => open(cell)}>
          {say(cell.title)}
        </button>{' '}
        <span className="soft">
          {say(cell.unit)}
          {cell.stock ? ` · ${t.stock}` : ''}
        </span>
      </td>
      <td className={css.figure}>
        {formatNumber(cell.counted, 2)}
        {own.length > 0 && (
          <div className={css.below}>
            {t.stated} <strong>{formatNumber(stated, 2)}</strong>
          </div>
        )}
      </td>
      {content.adjustments.length > 0 && (
        <td className={`${css.figure} ${css.aside}`}>
          {own.length > 0 ? <strong>{formatNumber(stated, 2)}</strong> : '—'}
        </td>
      )}
      <td className={css.figure}>{formatNumber(cell.last, 2)}</td>
      <td className={css.figure}>
        {difference === 0 ? '—' : signed(difference)}
        {isSteep(cell) && (
          <div>
            <Tag tone="warning">{t.steep}</Tag>
          </div>
        )}
      </td>
    </tr>
  )
}
