import { Button } from 'antd'
import { useId } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { DecimalField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { AddIcon, CloseIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Path } from '../../domain/language/words.ts'
import { programmesTexts } from '../texts.ts'
import { at, isWritten, useDraftFile, type Written, wordsIn } from './draft-file.ts'
import css from './form.module.css'
import { formTexts } from './form-texts.ts'
import { PlaceField } from './place-field.tsx'

/** Answers of an example: what is known is shown, every other question of the file is one button away. */
export function AnswersPart({ path, label, hint }: { path: Path; label: string; hint?: string | undefined }) {
  const t = useTexts(formTexts)
  const say = useSay()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  const given = isWritten(here) ? here : {}
  const facts = Object.entries(isWritten(value.facts) ? value.facts : {})
  const titleOf = (name: string, fact: unknown) => {
    const question = isWritten(fact) ? wordsIn(fact.question) : null
    return question ? say(question) : name
  }
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className="soft">{hint}</p>}
      {facts
        .filter(([name]) => given[name] !== undefined)
        .map(([name, fact]) => (
          <div key={name} className={css.line}>
            <div className={css.grow}>
              <Answer fact={isWritten(fact) ? fact : {}} path={[...path, name]} label={titleOf(name, fact)} />
            </div>
            <Button
              size="small"
              type="text"
              icon={<CloseIcon aria-hidden />}
              aria-label={fill(t.removeThis, { name: titleOf(name, fact) })}
              onClick={() => edit({ op: 'remove', path: [...path, name] })}
            />
          </div>
        ))}
      <fieldset className={css.more} aria-label={t.addPart}>
        {facts
          .filter(([name]) => given[name] === undefined)
          .map(([name, fact]) => (
            <Button
              key={name}
              size="small"
              icon={<AddIcon aria-hidden />}
              onClick={() =>
                edit({ op: 'set', path: [...path, name], value: firstAnswer(isWritten(fact) ? fact : {}) })
              }
            >
              {titleOf(name, fact)}
            </Button>
          ))}
      </fieldset>
    </fieldset>
  )
}

function firstAnswer(fact: Written): unknown {
  const options = isWritten(fact.options) ? Object.keys(fact.options) : []
  switch (fact.type) {
    case 'yes_no':
      return 'yes'
    case 'code':
      return options[0] ?? ''
    case 'codes':
      return []
    case 'day':
    case 'moment':
    case 'text':
    case 'division':
      return ''
    default:
      return 0
  }
}

function Answer({ fact, path, label }: { fact: Written; path: Path; label: string }) {
  const of = useTexts(programmesTexts)
  const say = useSay()
  const id = useId()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  const set = (next: unknown) => edit({ op: 'set', path, value: next })
  const field = { id, label, problems: [], required: false, marked: false } as const
  const options = isWritten(fact.options)
    ? Object.entries(fact.options).map(([code, words]) => {
        const said = wordsIn(words)
        return { value: code, label: said ? say(said) : code }
      })
    : [
        { value: 'yes', label: of.yes },
        { value: 'no', label: of.no },
      ]
  switch (fact.type) {
    case 'yes_no':
    case 'code':
      return (
        <SelectField
          {...field}
          width="medium"
          value={String(here)}
          change={(code) => set(code ?? '')}
          options={options}
        />
      )
    case 'codes':
      return (
        <ChoicesField
          {...field}
          value={Array.isArray(here) ? here.map(String) : []}
          change={(codes) => set([...codes])}
          options={options}
        />
      )
    case 'day':
      return (
        <DayField
          {...field}
          value={(String(here ?? '') || null) as Day | null}
          change={(day) => set(day ?? '')}
        />
      )
    case 'money':
      return (
        <DecimalField
          {...field}
          value={typeof here === 'number' ? here / 100 : null}
          change={(yuan) => set(yuan === null ? 0 : Math.round(yuan * 100))}
          decimals={2}
        />
      )
    case 'division':
      return <PlaceField id={id} label={label} written={here} change={set} />
    default:
      return (
        <TextField
          {...field}
          width="medium"
          value={String(here ?? '')}
          change={(text) => set(/^\d{1,12}$/.test(text) && fact.type !== 'text' ? Number(text) : text)}
        />
      )
  }
}
