import { Button } from 'antd'
import { useId } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow } from '../../../../platform/web/form/form.tsx'
import { DecimalField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { UndoIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { compiled } from '../../domain/engine/compile.ts'
import { type Parameter, parameterOn } from '../../domain/language/parameter.ts'
import type { Programme } from '../../domain/language/programme.ts'
import { figureText } from '../condition-words.ts'
import css from './simulation.module.css'
import { simulationTexts } from './simulation-texts.ts'

type Set = Readonly<Record<string, string>>
type Props = { programme: Programme; on: Day; set: Set; change: (set: Set) => void }

const without = (set: Set, name: string): Set =>
  Object.fromEntries(Object.entries(set).filter(([one]) => one !== name))

/** Whether eligibility or amount looks at any figure or open question at all. */
export const movesAnything = (programme: Programme): boolean => {
  const { used } = compiled(programme)
  return [...Object.keys(programme.parameters), ...Object.keys(programme.switches)].some((name) =>
    used.has(name),
  )
}

/** Every figure that eligibility or amount looks at, with a number and a slider, and every open question. */
export function FigureSliders({ programme, on, set, change }: Props) {
  const t = useTexts(simulationTexts)
  const say = useSay()
  const id = useId()
  const { used } = compiled(programme)
  const figures = Object.entries(programme.parameters).filter(([name]) => used.has(name))
  const open = Object.entries(programme.switches).filter(([name]) => used.has(name))
  return (
    <div className={css.figures}>
      {figures.map(([name, parameter]) => (
        <FigureSlider
          key={name}
          title={say(parameter.title)}
          parameter={parameter}
          on={on}
          value={set[name]}
          change={(value) => change(value === null ? without(set, name) : { ...set, [name]: value })}
        />
      ))}
      {open.length > 0 && (
        <FieldRow>
          {open.map(([name, { question, options, default: standing }]) => (
            <SelectField
              key={name}
              id={`${id}${name}`}
              label={say(question)}
              problems={[]}
              required={false}
              marked={false}
              blank={standing in options ? say(options[standing] ?? question) : t.unknown}
              value={set[name] ?? null}
              change={(value) => change(value === null ? without(set, name) : { ...set, [name]: value })}
              options={Object.entries(options)
                .filter(([value]) => value !== standing)
                .map(([value, words]) => ({ value, label: say(words) }))}
            />
          ))}
        </FieldRow>
      )}
    </div>
  )
}

/** Money is shown in yuan and time in hours; all else as the file has it. */
const scaleOf = ({ unit }: Parameter): number => (unit === 'fen' ? 100 : unit === 'minutes' ? 60 : 1)

function FigureSlider(props: {
  title: string
  parameter: Parameter
  on: Day
  value: string | undefined
  change: (value: string | null) => void
}) {
  const { title, parameter, on, value, change } = props
  const t = useTexts(simulationTexts)
  const say = useSay()
  const id = useId()
  const standing = parameterOn(parameter, on)
  if (standing === undefined) return null
  const field = { id, label: title, problems: [], required: false, marked: false } as const
  const hint = fill(t.now, { value: say(figureText(parameter.unit, standing)) })
  const back = value !== undefined && value !== String(standing) && (
    <Button
      size="small"
      icon={<UndoIcon aria-hidden />}
      aria-label={`${t.back} ${title}`}
      onClick={() => change(null)}
    >
      {t.back}
    </Button>
  )
  if (parameter.unit === 'day')
    return (
      <div className={css.figure}>
        <DayField
          {...field}
          hint={hint}
          value={(value ?? standing) as Day}
          change={(day) => change(day === null || day === standing ? null : day)}
        />
        {back}
      </div>
    )
  if (parameter.unit === 'yearly_day')
    return (
      <div className={css.figure}>
        <TextField
          {...field}
          hint={hint}
          width="short"
          value={value ?? String(standing)}
          change={(text) => change(text === standing ? null : text)}
        />
        {back}
      </div>
    )
  const scale = scaleOf(parameter)
  const number = Number(value ?? standing) / scale
  const move = (next: number | null) =>
    change(next === null || Math.round(next * scale) === standing ? null : String(Math.round(next * scale)))
  const most = mostOf(Number(standing) / scale, number)
  return (
    <div className={css.figure}>
      <DecimalField {...field} hint={hint} value={number} change={move} decimals={scale === 1 ? 0 : 2} />
      <input
        type="range"
        className={css.slider}
        aria-label={fill(t.slider, { title })}
        min={0}
        max={most}
        step={stepOf(most)}
        value={number}
        onChange={(event) => move(Number(event.target.value))}
      />
      {back}
    </div>
  )
}

/** Twice what it is, and never less than what was typed. */
const mostOf = (standing: number, number: number): number => Math.max(standing * 2, number, 2)

/** About a hundred steps, each a 1, 2 or 5 with noughts. */
function stepOf(most: number): number {
  const rough = most / 100
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough) ?? power
}
