import { useState } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoicesField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow } from '../../../../platform/web/form/form.tsx'
import { NumberField } from '../../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { DownIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { usePeopleWords } from '../words.ts'
import { choiceOf, type DraftSheet, namesNobody, needsReading, withChoice } from './mapping-draft.ts'
import { MappingLine } from './mapping-line.tsx'
import css from './mapping-sheet.module.css'
import type { ImportSheet } from './queries.ts'
import { importTexts } from './texts.ts'

type Props = {
  readonly sheet: ImportSheet
  readonly draft: DraftSheet
  readonly change: (draft: DraftSheet) => void
}

/** One sheet: whether it is taken, where its titles stand, and a line for each column. */
export function MappingSheet({ sheet, draft, change }: Props) {
  const t = useTexts(importTexts)
  // A sheet whose every title is known needs a glance, not a reading; decided once, so that nothing shuts by itself.
  const [open] = useState(() => needsReading(sheet, draft))
  const filled = fill(t.sheetRows, { count: formatNumber(sheet.filledRows) })
  return (
    <Section
      title={sheet.sheet}
      hint={sheet.hidden ? `${filled} · ${t.hiddenSheet}` : filled}
      actions={
        <TickLine label={t.takeSheet} value={draft.taken} change={(taken) => change({ ...draft, taken })} />
      }
    >
      {draft.taken && (
        <div className={css.sheet}>
          {sheet.headerFrom === null && <Notice tone="warning">{t.noTitles}</Notice>}
          {namesNobody(draft) && (
            <Notice tone="warning" loud>
              {t.nameMissing}
            </Notice>
          )}
          <details open={open}>
            <summary className={css.summary}>
              <Known sheet={sheet} draft={draft} />
              <DownIcon aria-hidden className={css.arrow} />
            </summary>
            {sheet.columns.length > 0 && <p className={css.hint}>{t.columnsHint}</p>}
            <ul className={css.columns} aria-label={t.columnsTitle}>
              {sheet.columns.map((column, index) => {
                const own = draft.columns[index]
                return (
                  own && (
                    <MappingLine
                      key={column.column}
                      sheet={sheet}
                      draft={draft}
                      column={column}
                      own={own}
                      choose={(choice) => change(withChoice(draft, column.column, choice))}
                    />
                  )
                )
              })}
            </ul>
            <SheetFacts sheet={sheet} draft={draft} change={change} />
          </details>
        </div>
      )}
    </Section>
  )
}

/** How many columns are taken and how many are left out, for a sheet that is folded. */
function Known({ sheet, draft }: Omit<Props, 'change'>) {
  const t = useTexts(importTexts)
  const out = draft.columns.filter((column) => choiceOf(column) === '').length
  return <>{fill(t.columnsKnown, { known: sheet.columns.length - out, out })}</>
}

/** What concerns the sheet as a whole; rarely changed. */
function SheetFacts({ sheet, draft, change }: Props) {
  const t = useTexts(importTexts)
  const words = usePeopleWords()
  const field = (name: string) => ({
    id: `${sheet.sheet}-${name}`,
    problems: [],
    required: false,
    marked: false,
  })
  const withCategories = draft.columns.some(({ field, flag }) => field === 'categories' || flag !== null)
  return (
    <div className={css.facts}>
      <FieldRow>
        <NumberField
          {...field('from')}
          label={t.headerFrom}
          maximumDigits={6}
          value={draft.headerFrom}
          change={(headerFrom) => change({ ...draft, headerFrom })}
        />
        <NumberField
          {...field('to')}
          label={t.headerTo}
          maximumDigits={6}
          value={draft.headerTo}
          change={(headerTo) => change({ ...draft, headerTo })}
        />
        <NumberField
          {...field('year')}
          label={t.year}
          maximumDigits={4}
          value={draft.year}
          change={(year) => change({ ...draft, year })}
        />
      </FieldRow>
      {!withCategories && (
        <ChoicesField
          {...field('categories')}
          label={t.wholeSheet}
          hint={t.wholeSheetHint}
          options={words.options(words.vocabulary?.categories)}
          value={draft.categories}
          change={(categories) => change({ ...draft, categories })}
        />
      )}
    </div>
  )
}
