import { useId } from 'react'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow } from '../../../../platform/web/form/form.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Path } from '../../domain/language/words.ts'
import { quantityWays } from './description/rules.ts'
import { at, isWritten, useDraftFile, useNames } from './draft-file.ts'
import css from './form.module.css'
import { formTexts } from './form-texts.ts'
import { PartField, PartFields } from './part-field.tsx'

const byName = 'name'

/** A quantity of the closed list: a name, or one of its words over further quantities. */
export function QuantityPart({
  path,
  label,
  hint,
}: {
  path: Path
  label: string
  hint?: string | undefined
}) {
  const t = useTexts(formTexts)
  const say = useSay()
  const id = useId()
  const { value, edit } = useDraftFile()
  const names = useNames(['parameters', 'facts', 'values'])
  const here = at(value, path)
  const way = isWritten(here) ? quantityWays.find(({ code }) => code in here) : undefined
  const field = { problems: [], required: false, marked: false } as const
  const only = way?.fields.length === 1 && way.fields[0]?.key === way.code ? way.fields[0] : null
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className="soft">{hint}</p>}
      <FieldRow>
        <SelectField
          {...field}
          id={`${id}way`}
          label={t.quantity}
          value={way?.code ?? byName}
          change={(code) => {
            const chosen = quantityWays.find((one) => one.code === code)
            edit({ op: 'set', path, value: chosen ? { [chosen.code]: chosen.start } : '' })
          }}
          options={[
            { value: byName, label: t.aName },
            ...quantityWays.map(({ code, label: words }) => ({ value: code, label: say(words) })),
          ]}
        />
        {!way && (
          <SelectField
            {...field}
            id={`${id}name`}
            label={t.aName}
            value={typeof here === 'string' && here !== '' ? here : null}
            change={(name) => edit({ op: 'set', path, value: name ?? '' })}
            options={[...names, { value: 'decision_day', label: t.decisionDay }]}
          />
        )}
      </FieldRow>
      {way && only && <PartField part={only.part} path={[...path, way.code]} label={say(only.label)} />}
      {way && !only && <PartFields fields={way.fields} path={[...path, way.code]} />}
    </fieldset>
  )
}
