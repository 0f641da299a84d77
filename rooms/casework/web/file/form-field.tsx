import { Button } from 'antd'
import type { Day } from '../../../../kernel/day.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField, ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { describedBy, Field, type FieldProps } from '../../../../platform/web/form/field.tsx'
import { notOfCells, ofCell } from '../../../../platform/web/form/problems.ts'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import type { FieldOf } from '../../../../platform/web/form/use-form.ts'
import { useNewRow } from '../../../../platform/web/form/use-new-row.ts'
import { AddIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { FormField as FieldSpec } from '../../domain/record-forms.ts'
import css from './file.module.css'
import { newRow, type PlanGoal, type RecordValues, type RowValues } from './record-values.ts'
import { SignatureField } from './signature-pad.tsx'
import { fileTexts } from './texts.ts'

const maximum = { line: 200, long: 4000 }

/** A field of a record's form, as its description says. */
export function RecordField(props: { spec: FieldSpec; field: FieldOf<unknown>; goals: readonly PlanGoal[] }) {
  const { spec, field, goals } = props
  const say = useSay()
  const said = {
    ...field,
    label: say(spec.label),
    ...(spec.hint ? { hint: say(spec.hint) } : {}),
  }
  const of = <V,>() => said as unknown as FieldProps<V>
  const options = (terms: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(terms).map(([value, words]) => ({ value, label: say(words) }))
  switch (spec.as) {
    case 'line':
      return <TextField {...of<string>()} maxLength={maximum.line} />
    case 'long':
      return <LongTextField {...of<string>()} maxLength={maximum.long} rows={spec.rows ?? 3} />
    case 'lines':
      return <LongTextField {...of<string>()} maxLength={maximum.long} rows={3} />
    case 'number':
      return <NumberField {...of<number | null>()} maximumDigits={3} />
    case 'day':
      return (
        <DayField
          {...of<Day | null>()}
          lean={spec.lean}
          {...(spec.lean === 'past' ? { latest: today() } : {})}
        />
      )
    case 'time':
      return <TimeField {...of<string>()} />
    case 'choice':
      return <ChoiceField {...of<string | null>()} options={options(spec.terms)} />
    case 'score': {
      // Keys that are whole numbers come before all others, wherever they stand in the list: −2 would follow +2.
      const steps = options(spec.terms).toSorted((one, other) => Number(one.value) - Number(other.value))
      return <ChoiceField {...of<string | null>()} options={steps} />
    }
    case 'choices':
      return <ChoicesField {...of<readonly string[]>()} options={options(spec.terms)} />
    case 'goal':
      return (
        <SelectField
          {...of<string | null>()}
          options={goals.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )
    case 'strokes':
      return <SignatureField {...of<readonly (readonly number[])[]>()} />
    case 'rows':
      return (
        <RowsField
          {...of<readonly RowValues[]>()}
          columns={spec.columns}
          add={say(spec.add)}
          named={(at) => `${say(spec.label)} ${at + 1}`}
        />
      )
    case 'goal-scores':
      return (
        <RowsField
          {...of<readonly RowValues[]>()}
          columns={spec.columns}
          add={null}
          named={(at) => goals[at]?.title ?? ''}
        />
      )
  }
}

function TimeField(props: FieldProps<string>) {
  return (
    <Field {...props}>
      <input
        id={props.id}
        type="time"
        className={css.time}
        value={props.value}
        onChange={(event) => props.change(event.target.value)}
        {...describedBy(props)}
      />
    </Field>
  )
}

/** Rows of a few fields each; `add` null where their number is given. */
function RowsField(
  props: FieldProps<readonly RowValues[]> & {
    columns: readonly FieldSpec[]
    add: string | null
    named: (at: number) => string
  },
) {
  const { id, value, change, columns, add, named, problems } = props
  const t = useTexts(fileTexts)
  const show = useFormat()
  const place = useNewRow<HTMLDivElement>(value.length)
  const set = (key: string, changes: RecordValues) =>
    change(value.map((row) => (row.key === key ? { ...row, ...changes } : row)))
  return (
    <Field
      {...props}
      problems={notOfCells(
        problems,
        columns.map(({ name }) => name),
      )}
      group
    >
      <div ref={place}>
        {value.map((row, at) => (
          <fieldset key={row.key} data-row className={css.row} aria-label={named(at)}>
            <div className={css.rowHead}>
              <span>{named(at)}</span>
              {add && (
                <Button
                  size="small"
                  aria-label={fill(t.removeRow, { name: named(at) })}
                  onClick={() => change(value.filter(({ key }) => key !== row.key))}
                >
                  {t.remove}
                </Button>
              )}
            </div>
            {typeof row.assessment === 'string' && (
              <p>{[row.name, row.score, row.on && show.day(String(row.on))].filter(Boolean).join(' · ')}</p>
            )}
            {(typeof row.assessment === 'string' ? [] : columns).map((column) => (
              <RecordField
                key={column.name}
                spec={column}
                goals={[]}
                field={{
                  id: `${id}-${at}-${column.name}`,
                  value: row[column.name],
                  change: (next) => set(row.key, { [column.name]: next }),
                  problems: ofCell(problems, at, column.name),
                  required: column.required ?? false,
                  marked: column.required ?? false,
                }}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {add && (
        <Button icon={<AddIcon aria-hidden />} onClick={() => change([...value, newRow(columns)])}>
          {add}
        </Button>
      )}
    </Field>
  )
}
