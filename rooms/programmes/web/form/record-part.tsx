import { Button } from 'antd'
import { useId, useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { AddIcon, CloseIcon, DownIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { Path } from '../../domain/language/words.ts'
import { at, isWritten, useDraftFile, useNames, wordsIn } from './draft-file.ts'
import css from './form.module.css'
import { formTexts } from './form-texts.ts'
import type { Part } from './part.ts'
import { PartField, PartFields } from './part-field.tsx'
import { PlaceOf } from './place-field.tsx'

type RecordOf = Extract<Part, { as: 'record' }>

/** Things by name, code, day or stage: the name is given when one is added, and never changes. */
export function RecordPart(props: { part: RecordOf; path: Path; label: string; hint?: string | undefined }) {
  const { part, path, label, hint } = props
  const t = useTexts(formTexts)
  const say = useSay()
  const show = useFormat()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  const entries = isWritten(here) ? Object.entries(here) : []
  const [opened, setOpened] = useState<string | null>(null)
  const titleOf = (key: string, item: unknown): string => {
    if (part.keyed === 'day') return show.day(key)
    const own = isWritten(item) ? (wordsIn(item.title) ?? wordsIn(item.question) ?? wordsIn(item)) : null
    return own ? `${say(own)} ${key}` : key
  }
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className="soft">{hint}</p>}
      {entries.map(([key, item]) => {
        const title = titleOf(key, item)
        const own = [...path, key]
        const away = (
          <Button
            size="small"
            type="text"
            icon={<CloseIcon aria-hidden />}
            aria-label={fill(t.removeThis, { name: title })}
            onClick={() => edit({ op: 'remove', path: own })}
          />
        )
        if (part.of.as !== 'fields')
          return (
            <div key={key} className={css.line}>
              <div className={css.grow}>
                <PartField part={part.of} path={own} label={part.keyed === 'day' ? title : key} />
                {part.keyed === 'option' && <PlaceOf written={key} />}
              </div>
              {away}
            </div>
          )
        return (
          <details key={key} className={css.item} open={entries.length === 1 || opened === key}>
            <summary className={css.summary}>
              <DownIcon aria-hidden /> <span className={css.grow}>{title}</span>
            </summary>
            <div className={css.inside}>
              <div className={css.buttons}>{away}</div>
              <PartFields fields={part.of.fields} path={own} />
            </div>
          </details>
        )
      })}
      <NewKey
        part={part}
        taken={entries.map(([key]) => key)}
        add={(key) => {
          edit({ op: 'set', path: [...path, key], value: part.start })
          setOpened(key)
        }}
      />
    </fieldset>
  )
}

const shapes = {
  name: /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
  code: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  option: /^[A-Za-z0-9][A-Za-z0-9-]*$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  stage: /^[a-z0-9]+(-[a-z0-9]+)*$/,
} as const

function NewKey(props: { part: RecordOf; taken: readonly string[]; add: (key: string) => void }) {
  const { part, taken, add } = props
  const t = useTexts(formTexts)
  const say = useSay()
  const id = useId()
  const stages = useNames(['stages'])
  const [key, setKey] = useState('')
  const labels = { name: t.newName, code: t.newCode, option: t.newOption, day: t.newDay, stage: t.newStage }
  const repeated = taken.includes(key)
  const right = shapes[part.keyed].test(key) && !repeated
  const problem = repeated
    ? { zh: fill(formTexts.nameTaken.zh, { name: key }), en: fill(formTexts.nameTaken.en, { name: key }) }
    : null
  const field = {
    id,
    label: labels[part.keyed],
    hint: problem ? say(problem) : undefined,
    problems: [],
    required: false,
    marked: false,
  } as const
  const done = () => {
    if (!right) return
    add(key)
    setKey('')
  }
  return (
    <form
      className={css.newKey}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        done()
      }}
    >
      <div className={css.grow}>
        {part.keyed === 'day' ? (
          <DayField {...field} value={(key || null) as Day | null} change={(day) => setKey(day ?? '')} />
        ) : part.keyed === 'stage' ? (
          <SelectField
            {...field}
            value={key || null}
            change={(stage) => setKey(stage ?? '')}
            options={stages.filter(({ value }) => !taken.includes(value))}
          />
        ) : (
          <TextField {...field} value={key} change={(text) => setKey(text.trim())} />
        )}
        {part.keyed === 'option' && <PlaceOf written={key} />}
      </div>
      <Button htmlType="submit" icon={<AddIcon aria-hidden />} disabled={!right}>
        {say(part.add)}
      </Button>
    </form>
  )
}
