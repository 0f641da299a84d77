import type { ShownProblem } from '../../../../platform/web/failure.ts'
import { ChoicesField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldGroup } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { assessTexts } from './assess-texts.ts'

/** The triggers of the instrument; each that is chosen wants to be told in words. */
export function TriggerFields(props: {
  instrument: Instrument
  chosen: Readonly<Record<string, string>>
  change: (chosen: Readonly<Record<string, string>>) => void
  problems: readonly ShownProblem[]
  id: string
}) {
  const { instrument, chosen, change, problems, id } = props
  const t = useTexts(assessTexts)
  const say = useSay()
  const codes = Object.keys(chosen)
  const titleOf = (code: string) => {
    const trigger = instrument.triggers.find((one) => one.code === code)
    return trigger ? `${code} ${say(trigger.title)}` : code
  }
  return (
    <FieldGroup hint={t.triggersHint}>
      <ChoicesField
        id={`${id}triggers`}
        label={t.triggers}
        options={instrument.triggers.map(({ code }) => ({ value: code, label: titleOf(code) }))}
        value={codes}
        change={(next) => change(Object.fromEntries(next.map((code) => [code, chosen[code] ?? ''])))}
        problems={problems.filter(({ path }) => path?.endsWith('/triggers'))}
        required={false}
        marked={false}
      />
      {codes.map((code, at) => (
        <TextField
          key={code}
          id={`${id}trigger${code}`}
          label={`${titleOf(code)} · ${t.triggerNote}`}
          maxLength={500}
          value={chosen[code] ?? ''}
          change={(note) => change({ ...chosen, [code]: note })}
          problems={problems.filter(({ path }) => path?.includes(`/triggers/${at}`))}
          required
          marked
        />
      ))}
    </FieldGroup>
  )
}
