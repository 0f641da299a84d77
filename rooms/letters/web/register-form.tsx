import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { fill } from '../../../platform/web/fill.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { CodeSlip } from './code-slip.tsx'
import { LetterPhotoField } from './photo-field.tsx'
import { type Box, boxesQuery, lettersApi, newSecret, renewedByLetters } from './queries.ts'
import { lettersTexts } from './texts.ts'

type Values = {
  readonly box: string | null
  readonly receivedOn: Day | null
  readonly codeName: string
  readonly grade: number | null
  readonly writer: string
  readonly text: string
  readonly photos: readonly string[]
  readonly withCode: boolean
}

/** Registers a letter that was put into a box (form 5.12). */
export function RegisterLetterForm({ done }: { done: (id: string) => void }) {
  return (
    <Loaded query={useQuery(boxesQuery)}>
      {({ items }) => <Open boxes={items.filter(({ abilities }) => abilities.change)} done={done} />}
    </Loaded>
  )
}

function Open({ boxes, done }: { boxes: readonly Box[]; done: (id: string) => void }) {
  const t = useTexts(lettersTexts)
  const tell = useToast()
  const [drawn] = useState(() => ({ thread: newId(), secret: newSecret() }))
  const [given, setGiven] = useState<{ id: string; code: string } | null>(null)
  const form = useForm<Values, { id: string; number: string; code: string | null }>({
    initial: {
      box: boxes.length === 1 ? (boxes[0]?.id ?? null) : null,
      receivedOn: today(),
      codeName: '',
      grade: null,
      writer: '',
      text: '',
      photos: [],
      withCode: false,
    },
    required: ['box', 'receivedOn'],
    send: (values, id) =>
      lettersApi.post('/api/letters', {
        body: {
          id,
          box: values.box ?? '',
          thread: drawn.thread,
          receivedOn: values.receivedOn ?? today(),
          photos: [...values.photos],
          ...(values.codeName.trim() ? { codeName: values.codeName.trim() } : {}),
          ...(values.grade ? { grade: values.grade } : {}),
          ...(values.writer.trim() ? { writer: values.writer.trim() } : {}),
          ...(values.text.trim() ? { text: values.text.trim() } : {}),
          ...(values.withCode ? { secret: drawn.secret } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: ({ id, number, code }) => {
      tell(fill(t.registered, { number }))
      if (code) setGiven({ id, code })
      else done(id)
    },
  })
  if (given) return <Given given={given} done={done} />
  const { values, change } = form
  return (
    <Form
      form={form}
      labels={{ box: t.box, receivedOn: t.receivedOn, text: t.text, codeName: t.codeName, grade: t.grade }}
    >
      <FieldGroup>
        <p className="soft">{t.registerHint}</p>
        <SelectField
          label={t.box}
          options={boxes.map(({ id, name, stationName }) => ({
            value: id,
            label: `${stationName} · ${name}`,
          }))}
          {...form.field('box')}
        />
        <FieldRow>
          <DayField label={t.receivedOn} lean="past" latest={today()} {...form.field('receivedOn')} />
          <TextField label={t.codeName} hint={t.codeNameHint} maxLength={20} {...form.field('codeName')} />
        </FieldRow>
        <FieldRow>
          <NumberField label={t.grade} maximumDigits={2} {...form.field('grade')} />
          <TextField label={t.writer} hint={t.writerHint} maxLength={40} {...form.field('writer')} />
        </FieldRow>
        <LongTextField label={t.text} maxLength={4000} rows={8} {...form.field('text')} />
        <LetterPhotoField box={values.box} value={values.photos} change={(photos) => change({ photos })} />
        <TickLine label={t.withCode} value={values.withCode} change={(withCode) => change({ withCode })} />
      </FieldGroup>
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}

function Given({ given, done }: { given: { id: string; code: string }; done: (id: string) => void }) {
  const t = useTexts(lettersTexts)
  return (
    <Stack>
      <Notice tone="warning" title={t.codeTitle}>
        {t.codeOnce}
      </Notice>
      <CodeSlip code={given.code} />
      <Button type="primary" className="not-printed" onClick={() => done(given.id)}>
        {t.letter}
      </Button>
    </Stack>
  )
}
