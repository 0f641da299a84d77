import { useState } from 'react'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField, NumberField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { DivisionField } from '../../../regions/web/index.ts'
import { type Changes, copyOf } from '../../domain/instrument/copy.ts'
import { figuresOf, mayBeCopied } from '../../domain/instrument/figures.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { expectedOf, ownExample } from '../../domain/instrument/what-if.ts'
import css from './instrument.module.css'
import { instrumentTexts } from './instrument-texts.ts'
import { unitOf } from './number-table.tsx'
import { type CopyLine, instrumentsApi, renewed } from './queries.ts'
import { type Expected, WhatIf } from './what-if.tsx'

type Values = {
  division: Found<DivisionCode> | null
  numbers: Readonly<Record<string, number | null>>
  /** What is expected of an example, part by part, by the example's name. */
  expected: Expected
  reason: string
}

/** Drafts a county's copy of an instrument, or changes one: its numbers, and what it wants to come out. */
export function CopyForm(props: {
  instrument: Instrument
  copy?: CopyLine | undefined
  county?: Found<DivisionCode> | null
  done: () => void
}) {
  const { instrument, copy, county = null, done } = props
  const t = useTexts(instrumentTexts)
  const say = useSay()
  const tell = useToast()
  const [fresh] = useState(newId)
  const figures = figuresOf(instrument).filter(mayBeCopied)
  const form = useForm<Values, { id: string }>({
    initial: {
      division: copy ? { value: copy.division, label: copy.place } : county,
      numbers: Object.fromEntries(figures.map(({ name, value }) => [name, copy?.changes[name] ?? value])),
      expected: expectedIn(copy),
      reason: copy?.reason ?? '',
    },
    required: ['division', 'reason'],
    send: (values, id) => {
      const changes = changesOf(figures, values)
      const body = { id, changes, examples: examplesOf(instrument, values.expected), reason: values.reason }
      const params = { code: instrument.code }
      return copy
        ? instrumentsApi.put('/api/instruments/:code/copies/:copy', {
            params: { ...params, copy: copy.id },
            body: { ...body, version: copy.version },
          })
        : instrumentsApi.post('/api/instruments/:code/copies', {
            params,
            body: { ...body, copy: fresh, division: values.division?.value ?? 0 },
          })
    },
    renews: renewed,
    done: () => {
      tell(t.saved)
      done()
    },
  })
  const { numbers, expected } = form.values
  const changes = changesOf(figures, form.values)
  return (
    <Form form={form} labels={{ division: t.place, reason: t.reason, numbers: t.numbers }}>
      {!copy && <DivisionField label={t.place} {...form.field('division')} />}
      <FieldGroup title={t.numbers}>
        <div className={css.numbers}>
          {figures.map((figure) => (
            <NumberField
              key={figure.name}
              label={say(figure.title)}
              hint={`${t.original} ${figure.value}`}
              unit={unitOf(figure, t)}
              maximumDigits={4}
              id={`${form.id}${figure.name}`}
              value={numbers[figure.name] ?? null}
              change={(value) => form.change({ numbers: { ...numbers, [figure.name]: value } })}
              problems={[]}
              required={false}
              marked={false}
            />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup title={t.whatIf} hint={t.whatIfHint}>
        <WhatIf
          before={instrument}
          after={copyOf(instrument, changes, [])}
          expected={expected}
          change={(next) => form.change({ expected: next })}
        />
      </FieldGroup>
      <LongTextField label={t.reason} maxLength={500} {...form.field('reason')} />
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}

const expectedIn = (copy: CopyLine | undefined): Expected =>
  Object.fromEntries(
    (copy?.examples ?? []).map((example) => [
      String(example.name),
      expectedOf(example as unknown as Parameters<typeof expectedOf>[0]),
    ]),
  )

/** A number that was emptied is the instrument's own again. */
const changesOf = (figures: ReturnType<typeof figuresOf>, { numbers }: Pick<Values, 'numbers'>): Changes =>
  Object.fromEntries(
    figures.flatMap(({ name, value }) => {
      const written = numbers[name]
      return written === null || written === undefined || written === value ? [] : [[name, written]]
    }),
  )

/** Parts that were left empty are not expected; an example of which nothing is expected is none. */
function examplesOf(instrument: Instrument, expected: Expected) {
  return instrument.examples.flatMap((example) => {
    const parts = Object.fromEntries(
      Object.entries(expected[example.name] ?? {}).filter(([, value]) => value.trim() !== ''),
    )
    return Object.keys(parts).length > 0 ? [ownExample(example, parts)] : []
  })
}
