import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { DivisionField } from '../../../regions/web/index.ts'
import css from './judging.module.css'
import { isAffiliation, isFact, problemsAt, type Typed } from './nomination-values.ts'
import type { Nomination } from './queries.ts'
import { roundTexts } from './round-texts.ts'

type Column = Nomination['columns'][number]

type Props = {
  readonly id: string
  readonly at: number
  readonly nominee: Typed
  readonly columns: readonly Column[]
  readonly problems: readonly ShownProblem[]
  readonly set: (key: string, value: string) => void
  readonly remove: (() => void) | undefined
}

/** What is asked of one nominee: who, of which bodies, then what the programme wants to know. */
export function NomineeFields(props: Props) {
  const { at, columns, nominee, remove } = props
  const t = useTexts(roundTexts)
  const bodies = columns.filter(isAffiliation)
  const [shown, setShown] = useState(() =>
    bodies.reduce(
      (most, { key }) => (nominee.values[key] ? Math.max(most, Number(key.at(-1)) || 1) : most),
      1,
    ),
  )
  const pairs = Array.from({ length: shown }, (_, i) => (i === 0 ? '' : String(i + 1)))
  return (
    <fieldset className={css.nominee} data-row>
      <legend>{fill(t.nominee, { number: at + 1 })}</legend>
      <div className={css.nomineeFields}>
        {columns
          .filter((column) => !isAffiliation(column) && !isFact(column))
          .map((column) => (
            <ColumnField key={column.key} {...props} column={column} />
          ))}
        {bodies.length > 0 &&
          pairs.map((number) => (
            <FieldRow key={number}>
              {bodies
                .filter(({ key }) => key === `organisation${number}` || key === `post${number}`)
                .map((column) => (
                  <ColumnField key={column.key} {...props} column={column} />
                ))}
            </FieldRow>
          ))}
        {bodies.length > 0 && shown * 2 < bodies.length && (
          <Button type="link" onClick={() => setShown(shown + 1)}>
            {t.addBody}
          </Button>
        )}
        {columns.some(isFact) && (
          <>
            <div>
              <h3>{t.more}</h3>
              <p className="soft">{t.moreHint}</p>
            </div>
            {columns.filter(isFact).map((column) => (
              <ColumnField key={column.key} {...props} column={column} />
            ))}
          </>
        )}
        {remove && (
          <Button danger type="text" onClick={remove}>
            {fill(t.removeNominee, { number: at + 1 })}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function ColumnField({ id, at, nominee, column, problems, set }: Props & { column: Column }) {
  const t = useTexts(roundTexts)
  const say = useSay()
  const value = nominee.values[column.key] ?? ''
  const [place, setPlace] = useState<Found<number> | null>(null)
  const field = {
    id: `${id}-${column.key}`,
    label: say(column.title),
    problems: problemsAt(problems, at, column.key),
    required: column.required,
    marked: column.required,
    // A place is looked for by name here; its code is for the spreadsheet.
    ...(column.hint && column.kind !== 'place' ? { hint: say(column.hint) } : {}),
  }
  const options = column.options.map((one) => ({ value: one.value, label: say(one.title) }))
  if (column.kind === 'place')
    return (
      <DivisionField
        {...field}
        value={place}
        change={(found) => {
          setPlace(found)
          set(column.key, found ? String(found.value) : '')
        }}
      />
    )
  if (column.kind === 'choice')
    return (
      <SelectField
        {...field}
        options={options}
        blank={t.choose}
        value={value === '' ? null : value}
        change={(chosen) => set(column.key, chosen ?? '')}
      />
    )
  if (column.kind === 'choices')
    return (
      <ChoicesField
        {...field}
        options={options}
        value={value === '' ? [] : value.split(',')}
        change={(chosen) => set(column.key, chosen.join(','))}
      />
    )
  if (column.kind === 'day')
    return (
      <DayField
        {...field}
        lean="past"
        value={value === '' ? null : (value as Day)}
        change={(day) => set(column.key, day ?? '')}
      />
    )
  return (
    <TextField
      {...field}
      value={value}
      change={(text) => set(column.key, text)}
      maxLength={120}
      {...(column.kind === 'number' ? { keys: 'decimal' as const, width: 'short' as const } : {})}
      {...(column.unit ? { unit: say(column.unit) } : {})}
    />
  )
}
