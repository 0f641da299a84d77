import { Button, Input } from 'antd'
import { fill } from '../../../../platform/web/fill.ts'
import { Field, type FieldProps } from '../../../../platform/web/form/field.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { CloseIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import css from './learning.module.css'
import { useLearningWords } from './learning-words.ts'
import { AddNamed } from './named-field.tsx'
import { trainingTexts } from './training-texts.ts'
import { blankParticipant, type Participant } from './training-values.ts'
import { tenthsOf } from './typed-numbers.ts'

/** Who took part: each with a unit, whether there, and hours where they differ from the whole training's. */
export function ParticipantsField(
  props: FieldProps<readonly Participant[]> & { whole: string; examined: boolean },
) {
  const { id, value, change, whole, examined } = props
  const t = useTexts(trainingTexts)
  const words = useLearningWords()
  const set = (of: string, some: Partial<Participant>) =>
    change(value.map((one) => (one.id === of ? { ...one, ...some } : one)))
  const present = value.filter((one) => one.present).length
  return (
    <Field {...props} group>
      {value.map((one) => {
        const of = (what: string) => `${one.who.label} ${what}`
        return (
          <div key={one.id} className={css.participant}>
            <span>{one.who.label}</span>
            <Input
              aria-label={of(t.ofUnit)}
              placeholder={t.ofUnit}
              maxLength={80}
              value={one.unit}
              onChange={(event) => set(one.id, { unit: event.target.value })}
            />
            <TickLine
              label={t.there}
              value={one.present}
              change={(there) => set(one.id, { present: there })}
            />
            <Input
              aria-label={of(t.hoursBlank)}
              placeholder={whole ? fill(t.wholeHours, { hours: whole }) : t.hours}
              inputMode="decimal"
              disabled={!one.present}
              value={one.hours}
              status={one.hours.trim() !== '' && tenthsOf(one.hours) === null ? 'error' : ''}
              onChange={(event) => set(one.id, { hours: event.target.value })}
            />
            {examined ? (
              <SelectLine
                label={of(t.result)}
                blank={words.result.of('none')}
                value={one.result === 'none' ? null : one.result}
                change={(result) => set(one.id, { result: result ?? 'none' })}
                options={words.result.options.slice(1)}
              />
            ) : (
              <span />
            )}
            <Button
              type="text"
              icon={<CloseIcon aria-hidden />}
              aria-label={fill(t.removeNamed, { name: one.who.label })}
              onClick={() => change(value.filter(({ id: other }) => other !== one.id))}
            />
          </div>
        )
      })}
      {value.length > 0 && <p className="soft">{fill(t.counted, { present, all: value.length })}</p>}
      <AddNamed
        id={`${id}-add`}
        label={t.addParticipant}
        count={value.length}
        add={(who) => {
          if (!value.some((one) => one.who.value === who.value)) change([...value, blankParticipant(who)])
        }}
      />
    </Field>
  )
}
