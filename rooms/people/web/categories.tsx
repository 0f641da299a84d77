import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { categoryHistoryQuery, type PersonFile, peopleApi } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

type Held = NonNullable<PersonFile['sensitive']>['categories'][number]

/** Categories with their days, those of the past included; they overlap, and each ends on its own (2.9). */
export function Categories({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const [adding, add] = useState(false)
  const [ending, end] = useState<Held | null>(null)
  if (!person.abilities.readSensitive) return null
  return (
    <Section
      title={t.categories}
      actions={person.abilities.change && <Button onClick={() => add(true)}>{t.addCategory}</Button>}
    >
      <Loaded query={useQuery(categoryHistoryQuery(person.id))} lines={3}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft">{t.unknown}</p>}
            {items.map((held) => (
              <HeldLine
                key={held.id}
                held={held}
                {...(person.abilities.change ? { end: () => end(held) } : {})}
              />
            ))}
          </>
        )}
      </Loaded>
      {adding && <AddCategory person={person} close={() => add(false)} />}
      {ending && <EndCategory person={person} held={ending} close={() => end(null)} />}
    </Section>
  )
}

function HeldLine({ held, end }: { held: Held; end?: () => void }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const show = useFormat()
  const inForce = held.to === null || held.to >= today()
  const kind = words.vocabulary?.categories
    .find((category) => category.code === held.category)
    ?.kinds.find((one) => one.code === held.subKind)
  return (
    <p style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
      <Tag tone={inForce ? 'accent' : 'plain'}>
        {words.category(held.category)}
        {kind ? ` · ${words.options([kind])[0]?.label}` : ''}
      </Tag>
      <span className="soft">
        {[
          fill(t.since, { day: show.day(held.from) }),
          held.to && fill(t.until, { day: show.day(held.to) }),
          held.endedReason,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {end && held.to === null && (
        <Button size="small" className="not-printed" onClick={end}>
          {t.endCategory}
        </Button>
      )}
    </p>
  )
}

const renewsOf = (person: PersonFile) => [
  ['people', 'categories', person.id],
  ['people', 'person', person.id],
  ['people', 'list'],
  ['indicators'],
]

function AddCategory({ person, close }: { person: PersonFile; close: () => void }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const tell = useToast()
  const form = useForm({
    initial: { category: null as string | null, from: today() as Day | null },
    required: ['category', 'from'],
    send: (values, id) =>
      peopleApi.post('/api/people/:id/categories', {
        params: { id: person.id },
        body: { id, category: values.category ?? '', from: values.from ?? today() },
      }),
    renews: renewsOf(person),
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.addCategory} close={close}>
      <Form form={form} labels={{ category: t.category, from: t.on }}>
        <SelectField
          label={t.category}
          options={words.options(words.vocabulary?.categories)}
          {...form.field('category')}
        />
        <DayField label={t.on} lean="past" {...form.field('from')} />
        <FormButtons form={form} submit={t.addCategory} />
      </Form>
    </Dialog>
  )
}

function EndCategory({ person, held, close }: { person: PersonFile; held: Held; close: () => void }) {
  const t = useTexts(peopleTexts)
  const tell = useToast()
  const form = useForm({
    initial: { to: today() as Day | null, reason: '' },
    required: ['to', 'reason'],
    send: (values, id) =>
      peopleApi.put('/api/people/:id/categories/:category', {
        params: { id: person.id, category: held.id },
        body: {
          id,
          subKind: held.subKind,
          certificate: held.certificate,
          from: held.from,
          to: values.to,
          reason: values.reason,
        },
      }),
    renews: renewsOf(person),
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.endCategoryTitle} close={close}>
      <Form form={form} labels={{ to: t.on, reason: t.reason }}>
        <DayField label={t.on} lean="past" {...form.field('to')} />
        <TextField label={t.reason} maxLength={200} {...form.field('reason')} />
        <FormButtons form={form} submit={t.endCategory} />
      </Form>
    </Dialog>
  )
}
