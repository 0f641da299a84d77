import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { ColumnChoices } from './column-choices.tsx'
import {
  choiceOf,
  type DraftColumn,
  type DraftSheet,
  type Standing,
  sameAs,
  standingOf,
} from './mapping-draft.ts'
import css from './mapping-sheet.module.css'
import type { ImportColumn, ImportSheet } from './queries.ts'
import { importTexts } from './texts.ts'

const tones: Record<Standing, Tone> = {
  out: 'plain',
  chosen: 'accent',
  sure: 'good',
  likely: 'info',
  check: 'warning',
}

/** One column: its letter and title, what stands in it, and what it is taken for. */
export function MappingLine(props: {
  sheet: ImportSheet
  draft: DraftSheet
  column: ImportColumn
  own: DraftColumn
  choose: (choice: string) => void
}) {
  const { sheet, draft, column, own, choose } = props
  const t = useTexts(importTexts)
  const show = useFormat()
  const standing = standingOf(column, own)
  const twin = sameAs(sheet, draft, own)
  const header = column.header || t.noHeader
  return (
    <li className={`${css.line} ${standing === 'out' ? css.left : ''}`}>
      <span className={css.letter}>{column.letter}</span>
      <span className={column.header ? css.header : 'soft'}>{header}</span>
      <span className={css.samples}>
        {/* Of a sheet that was not recognised nothing has been looked at. */}
        {show.words(column.samples) || (sheet.columns.length > 0 ? t.noSamples : '')}
      </span>
      <span className={css.choice}>
        <select
          className={css.select}
          aria-label={fill(t.columnNamed, { letter: column.letter, header })}
          value={choiceOf(own)}
          onChange={(event) => choose(event.target.value)}
        >
          <ColumnChoices />
        </select>
        {twin && <span className={css.twice}>{fill(t.twice, { letter: twin })}</span>}
      </span>
      <span className={css.standing}>
        <Tag tone={tones[standing]}>{t[standing]}</Tag>
      </span>
    </li>
  )
}
