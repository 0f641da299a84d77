import { useId } from 'react'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Path } from '../../domain/language/words.ts'
import { at, isWritten, useDraftFile } from './draft-file.ts'
import css from './form.module.css'
import { formTexts } from './form-texts.ts'
import type { Part, Way } from './part.ts'
import { PartFields } from './part-field.tsx'

type Ways = Extract<Part, { as: 'ways' }>

/** Which way a part is written: by the value of its key, or by which key is there at all. */
export function wayOf({ key, ways }: Ways, here: unknown): Way | null {
  if (!isWritten(here)) return ways.find(({ code }) => code === here) ?? null
  if (key !== null) return ways.find(({ code }) => code === here[key]) ?? null
  return ways.find(({ code }) => here[code] !== undefined) ?? null
}

/** A part of one of several shapes. To choose another begins it anew. */
export function WaysPart({
  part,
  path,
  label,
  hint,
}: {
  part: Ways
  path: Path
  label: string
  hint?: string | undefined
}) {
  const t = useTexts(formTexts)
  const say = useSay()
  const id = useId()
  const { value, edit } = useDraftFile()
  const way = wayOf(part, at(value, path))
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      <SelectField
        id={id}
        label={t.way}
        hint={hint}
        problems={[]}
        required={false}
        marked={false}
        width="medium"
        value={way?.code ?? null}
        change={(code) => {
          const chosen = part.ways.find((one) => one.code === code)
          if (chosen) edit({ op: 'set', path, value: chosen.start })
        }}
        options={part.ways.map(({ code, label: words }) => ({ value: code, label: say(words) }))}
      />
      {way && <PartFields fields={way.fields} path={path} />}
    </fieldset>
  )
}
