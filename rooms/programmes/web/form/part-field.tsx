import { Button } from 'antd'
import { useId } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow } from '../../../../platform/web/form/form.tsx'
import {
  DecimalField,
  LongTextField,
  NumberField,
  TextField,
} from '../../../../platform/web/form/text-fields.tsx'
import { AddIcon, CloseIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Path } from '../../domain/language/words.ts'
import { AnswersPart } from './answers-part.tsx'
import { ConditionPart } from './condition-part.tsx'
import { at, isWritten, useDraftFile, useNames } from './draft-file.ts'
import { FigurePart } from './figure-part.tsx'
import css from './form.module.css'
import { formTexts } from './form-texts.ts'
import { ListPart } from './list-part.tsx'
import type { Field, Part } from './part.ts'
import { PlaceField } from './place-field.tsx'
import { QuantityPart } from './quantity-part.tsx'
import { RecordPart } from './record-part.tsx'
import { startOf } from './start-of.ts'
import { WaysPart } from './ways-part.tsx'

type Shown = { readonly path: Path; readonly label: string; readonly hint?: string | undefined }
type Props<K extends Part['as']> = Shown & { readonly part: Extract<Part, { as: K }> }

const plain = { problems: [], required: false, marked: false } as const
const stringOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** Parts that go with the last of what is in them: one press never takes away all the figures of a file. */
const emptiesItself: readonly Part['as'][] = ['list', 'record', 'answers']

/** Fields one under the other; what may be left out stands below as a button until it is wanted. */
export function PartFields({ fields, path }: { fields: readonly Field[]; path: Path }) {
  const t = useTexts(formTexts)
  const say = useSay()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  const there = (key: string) => isWritten(here) && here[key] !== undefined
  const shown = fields.filter((one) => !one.optional || there(one.key))
  const left = fields.filter((one) => one.optional && !there(one.key))
  return (
    <div className={css.fields}>
      {shown.map((one) => (
        <div
          key={one.key}
          className={one.optional && !emptiesItself.includes(one.part.as) ? css.optional : undefined}
        >
          <PartField
            part={one.part}
            path={[...path, one.key]}
            label={say(one.label)}
            hint={one.hint ? say(one.hint) : undefined}
          />
          {one.optional && !emptiesItself.includes(one.part.as) && (
            <Button
              size="small"
              type="text"
              className={css.away ?? ''}
              icon={<CloseIcon aria-hidden />}
              aria-label={fill(t.removeThis, { name: say(one.label) })}
              onClick={() => edit({ op: 'remove', path: [...path, one.key] })}
            />
          )}
        </div>
      ))}
      {left.length > 0 && (
        <fieldset className={css.more} aria-label={t.addPart}>
          {left.map((one) => (
            <Button
              key={one.key}
              size="small"
              icon={<AddIcon aria-hidden />}
              onClick={() => edit({ op: 'set', path: [...path, one.key], value: startOf(one.part) })}
            >
              {say(one.label)}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}

/** One part of the file, by what it takes. */
export function PartField({ part, ...shown }: Shown & { readonly part: Part }) {
  switch (part.as) {
    case 'text':
      return <TextPart part={part} {...shown} />
    case 'words':
      return <WordsPart part={part} {...shown} />
    case 'place':
      return <PlacePart {...shown} />
    case 'day':
    case 'whole':
    case 'decimal':
    case 'money':
      return <ValuePart part={part} {...shown} />
    case 'figure':
      return <FigurePart {...shown} />
    case 'choice':
    case 'choices':
      return <ChoicePart part={part} {...shown} />
    case 'name':
      return <NamePart part={part} {...shown} />
    case 'names':
      return <NamesPart part={part} {...shown} />
    case 'codes':
      return <CodesPart {...shown} />
    case 'condition':
      return <ConditionPart {...shown} />
    case 'quantity':
      return <QuantityPart {...shown} />
    case 'answers':
      return <AnswersPart {...shown} />
    case 'fields':
      return (
        <fieldset className={css.group}>
          <legend className={css.legend}>{shown.label}</legend>
          <PartFields fields={part.fields} path={shown.path} />
        </fieldset>
      )
    case 'list':
      return <ListPart part={part} {...shown} />
    case 'record':
      return <RecordPart part={part} {...shown} />
    case 'ways':
      return <WaysPart part={part} {...shown} />
  }
}

function TextPart({ part, path, ...shown }: Props<'text'>) {
  const id = useId()
  const { value, edit } = useDraftFile()
  const field = {
    ...plain,
    ...shown,
    id,
    value: stringOf(at(value, path)),
    change: (text: string) => edit({ op: 'set', path, value: text }),
  }
  return part.long ? <LongTextField {...field} rows={2} /> : <TextField {...field} />
}

function WordsPart({ part, path, label, hint }: Props<'words'>) {
  const t = useTexts(formTexts)
  const id = useId()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  // A name of an example may be a plain sentence; written in one language it becomes both.
  const [zh, en] = isWritten(here) ? [here.zh, here.en] : ['', here]
  const change = (language: 'zh' | 'en') => (text: string) =>
    edit(
      isWritten(here)
        ? { op: 'set', path: [...path, language], value: text }
        : { op: 'set', path, value: { zh: stringOf(zh), en: stringOf(en), [language]: text } },
    )
  const field = (language: 'zh' | 'en', written: unknown) => ({
    ...plain,
    id: `${id}${language}`,
    label: fill(language === 'zh' ? t.chinese : t.english, { label }),
    hint: language === 'zh' ? hint : undefined,
    value: stringOf(written),
    change: change(language),
  })
  return (
    <FieldRow>
      {part.long ? (
        <>
          <LongTextField {...field('zh', zh)} rows={2} />
          <LongTextField {...field('en', en)} rows={2} />
        </>
      ) : (
        <>
          <TextField {...field('zh', zh)} />
          <TextField {...field('en', en)} />
        </>
      )}
    </FieldRow>
  )
}

function ValuePart({ part, path, ...shown }: Props<'day' | 'whole' | 'decimal' | 'money'>) {
  const id = useId()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  const set = (next: unknown) => edit({ op: 'set', path, value: next ?? null })
  const field = { ...plain, ...shown, id }
  if (part.as === 'day')
    return (
      <DayField {...field} value={(stringOf(here) || null) as Day | null} change={(day) => set(day ?? '')} />
    )
  if (part.as === 'money') {
    const fen = numberOf(here)
    return (
      <DecimalField
        {...field}
        value={fen === null ? null : fen / 100}
        change={(yuan) => set(yuan === null ? null : Math.round(yuan * 100))}
        decimals={2}
      />
    )
  }
  if (part.as === 'decimal')
    return <DecimalField {...field} value={numberOf(here)} change={set} decimals={2} />
  return <NumberField {...field} value={numberOf(here)} change={set} />
}

function PlacePart({ path, ...shown }: Shown) {
  const id = useId()
  const { value, edit } = useDraftFile()
  return (
    <PlaceField
      {...shown}
      id={id}
      written={at(value, path)}
      change={(code) => edit({ op: 'set', path, value: code })}
    />
  )
}

function ChoicePart({ part, path, ...shown }: Props<'choice' | 'choices'>) {
  const say = useSay()
  const id = useId()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  const options = Object.entries(part.options).map(([code, words]) => ({ value: code, label: say(words) }))
  const field = { ...plain, ...shown, id }
  if (part.as === 'choices')
    return (
      <ChoicesField
        {...field}
        value={Array.isArray(here) ? here.map(String) : []}
        change={(codes) => edit({ op: 'set', path, value: [...codes] })}
        options={options}
      />
    )
  return (
    <SelectField
      {...field}
      width="medium"
      value={stringOf(here) || null}
      change={(code) => edit({ op: 'set', path, value: code ?? '' })}
      options={options}
    />
  )
}

function NamePart({ part, path, ...shown }: Props<'name'>) {
  const say = useSay()
  const id = useId()
  const { value, edit } = useDraftFile()
  const names = useNames(part.of)
  const { units } = part
  const options = [
    ...Object.entries(part.also ?? {}).map(([code, words]) => ({ value: code, label: say(words) })),
    ...names.filter(({ unit }) => !units || unit === null || units.includes(unit)),
  ]
  return (
    <SelectField
      {...plain}
      {...shown}
      id={id}
      width="medium"
      value={stringOf(at(value, path)) || null}
      change={(name) => edit({ op: 'set', path, value: name ?? '' })}
      options={options}
    />
  )
}

function NamesPart({ part, path, ...shown }: Props<'names'>) {
  const id = useId()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  return (
    <ChoicesField
      {...plain}
      {...shown}
      id={id}
      value={Array.isArray(here) ? here.map(String) : []}
      change={(names) => edit({ op: 'set', path, value: [...names] })}
      options={useNames(part.of)}
    />
  )
}

function CodesPart({ path, ...shown }: Shown) {
  const id = useId()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  return (
    <LongTextField
      {...plain}
      {...shown}
      id={id}
      rows={2}
      value={Array.isArray(here) ? here.map(String).join('\n') : ''}
      change={(text) => edit({ op: 'set', path, value: text.split('\n').map((line) => line.trim()) })}
    />
  )
}
