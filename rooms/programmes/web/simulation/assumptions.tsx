import { useId } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DecimalField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Programme } from '../../domain/language/programme.ts'
import { programmesTexts } from '../texts.ts'
import css from './simulation.module.css'
import type { SimulationAnswer } from './simulation-queries.ts'
import { simulationTexts } from './simulation-texts.ts'

type Assumed = Readonly<Record<string, string>>

/** What would have to be asked and of how many; an answer may be assumed for all of them. */
export function Assumptions(props: {
  programme: Programme
  asked: SimulationAnswer['asked']
  assumed: Assumed
  change: (assumed: Assumed) => void
}) {
  const { programme, asked, assumed, change } = props
  const t = useTexts(simulationTexts)
  // What is assumed is no longer asked, and still shown so that it can be taken back.
  const names = [...new Set([...Object.keys(assumed), ...asked.map(({ name }) => name)])]
  if (names.length === 0) return <>{t.nothingAsked}</>
  return (
    <div className={css.figures}>
      {names.map((name) => (
        <Assumption
          key={name}
          programme={programme}
          name={name}
          persons={asked.find((one) => one.name === name)?.persons ?? 0}
          value={assumed[name]}
          change={(value) =>
            change(
              value === null
                ? Object.fromEntries(Object.entries(assumed).filter(([one]) => one !== name))
                : { ...assumed, [name]: value },
            )
          }
        />
      ))}
    </div>
  )
}

function Assumption(props: {
  programme: Programme
  name: string
  persons: number
  value: string | undefined
  change: (value: string | null) => void
}) {
  const { programme, name, persons, value, change } = props
  const t = useTexts(simulationTexts)
  const of = useTexts(programmesTexts)
  const say = useSay()
  const id = useId()
  const fact = programme.facts[name]
  const open = programme.switches[name]
  const label = say(fact?.question ?? open?.question ?? { zh: name, en: name })
  const field = {
    id,
    label,
    hint: persons > 0 ? fill(t.ofPersons, { count: formatNumber(persons) }) : undefined,
    problems: [],
    required: false,
    marked: false,
  } as const
  const options = optionsOf(programme, name, { yes: of.yes, no: of.no }, say)
  if (options)
    return (
      <SelectField
        {...field}
        blank={t.notAssumed}
        value={value ?? null}
        change={change}
        options={options}
        width="medium"
      />
    )
  if (fact?.type === 'money' || fact?.type === 'hours') {
    const scale = fact.type === 'money' ? 100 : 1
    return (
      <DecimalField
        {...field}
        value={value === undefined ? null : Number(value) / scale}
        change={(number) => change(number === null ? null : String(Math.round(number * scale * 100) / 100))}
      />
    )
  }
  return (
    <TextField
      {...field}
      width="short"
      value={value ?? ''}
      change={(text) => change(text.trim() === '' ? null : text.trim())}
    />
  )
}

function optionsOf(
  programme: Programme,
  name: string,
  yesNo: { yes: string; no: string },
  say: (words: { zh: string; en: string }) => string,
) {
  const fact = programme.facts[name]
  if (fact?.type === 'yes_no')
    return [
      { value: 'yes', label: yesNo.yes },
      { value: 'no', label: yesNo.no },
    ]
  const options =
    fact?.type === 'code' || fact?.type === 'codes' ? fact.options : programme.switches[name]?.options
  return options ? Object.entries(options).map(([value, words]) => ({ value, label: say(words) })) : null
}
