import { Button } from 'antd'
import { useState } from 'react'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Instrument, Item } from '../../domain/instrument/instrument.ts'
import { assessTexts } from './assess-texts.ts'
import type { Typed } from './assess-values.ts'
import css from './risk.module.css'

type Props = {
  readonly instrument: Instrument
  readonly item: Item
  readonly id: string
  readonly typed: Typed
  readonly change: (typed: Typed) => void
  readonly problems: readonly ShownProblem[]
}

/** One item: its options as large as a thumb, where the answer comes from, and a note where one is asked for. */
export function ItemField({ instrument, item, id, typed, change, problems }: Props) {
  const t = useTexts(assessTexts)
  const say = useSay()
  const [wantsNote, setWantsNote] = useState(typed.note !== '')
  const [adding, setAdding] = useState(false)
  const outside = { NA: t.notApplicable, UNK: t.notKnown }
  const options = [
    ...item.options.map((option) => ({
      value: String(option.points),
      label: `${option.points} ${say(option)}`,
    })),
    ...item.allows.map((code) => ({ value: code as string, label: outside[code] })),
  ]
  const isNumber = typeof typed.answer === 'number'
  const needsNote =
    isNumber && instrument.note_from !== undefined && (typed.answer as number) >= instrument.note_from
  const at = (end: string) => problems.filter(({ path }) => path?.endsWith(end))
  const rest = problems.filter(({ path }) => !path?.endsWith('/source') && !path?.endsWith('/note'))
  const choose = (value: string | null) =>
    change({
      ...typed,
      answer: value === null ? null : value === 'NA' || value === 'UNK' ? value : Number(value),
    })
  const field = { required: false, marked: false }
  return (
    <div className={css.item}>
      <ChoiceField
        id={id}
        label={`${item.code} ${say(item.title)}`}
        hint={item.guide ? say(item.guide) : undefined}
        options={options}
        value={typed.answer === null ? null : String(typed.answer)}
        change={choose}
        problems={rest}
        {...field}
      />
      {isNumber && instrument.evidence.length > 0 && (
        <ChoiceField
          id={`${id}-source`}
          label={t.source}
          options={instrument.evidence.map(({ code, title }) => ({ value: code, label: say(title) }))}
          value={typed.source}
          change={(source) => change({ ...typed, source })}
          problems={at('/source')}
          {...field}
        />
      )}
      {needsNote || wantsNote || typed.note ? (
        <TextField
          id={`${id}-note`}
          label={t.note}
          hint={needsNote ? t.noteNeeded : undefined}
          maxLength={500}
          autoFocus={adding}
          value={typed.note}
          change={(note) => change({ ...typed, note })}
          problems={at('/note')}
          required={needsNote}
          marked={needsNote}
        />
      ) : (
        typed.answer !== null && (
          <Button
            type="link"
            size="small"
            onClick={() => {
              setWantsNote(true)
              setAdding(true)
            }}
          >
            {t.addNote}
          </Button>
        )
      )}
    </div>
  )
}
