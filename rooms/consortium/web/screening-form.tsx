import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { ShownProblem } from '../../../platform/web/failure.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { ofCell } from '../../../platform/web/form/problems.ts'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { AddIcon } from '../../../platform/web/icons.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { useSearchPeople } from '../../people/web/index.ts'
import {
  type NeedItem,
  needItemCodes,
  needItems,
  needKindCodes,
  needKinds,
  type Urgency,
  urgencies,
} from '../domain/needs.ts'
import { consortiumApi } from './queries.ts'
import { consortiumTexts } from './texts.ts'

type NeedValues = {
  readonly need: Id
  readonly item: NeedItem | null
  readonly urgency: Urgency | null
  readonly note: string
}
type Values = { person: Found<Id> | null; screenedOn: Day | null; needs: readonly NeedValues[] }

const blankNeed = (): NeedValues => ({ need: newId(), item: null, urgency: 'ordinary', note: '' })

/** Records what one person needs; an item that was not chosen is left out. */
export function ScreeningForm({ person, done }: { person: Found<Id> | null; done: (person: Id) => void }) {
  const t = useTexts(consortiumTexts)
  const tell = useToast()
  const [screening] = useState(newId)
  const searchPeople = useSearchPeople()
  const [initial] = useState<Values>(() => ({ person, screenedOn: today(), needs: [blankNeed()] }))
  const form = useForm({
    initial,
    required: ['person', 'screenedOn'],
    send: (values: Values, id) =>
      consortiumApi.post('/api/screenings', {
        body: {
          id,
          screening,
          person: values.person?.value ?? '',
          screenedOn: values.screenedOn ?? today(),
          needs: values.needs.flatMap(({ need, item, urgency, note }) =>
            item === null
              ? []
              : [{ need, item, urgency: urgency ?? ('ordinary' as const), note: given(note) }],
          ),
        },
      }),
    renews: [['consortium']],
    done: ({ line }, values) => {
      tell(t[`saved_${line}`])
      done(values.person?.value ?? '')
    },
  })
  const { needs } = form.values
  const change = (at: number, more: Partial<NeedValues>) =>
    form.change({ needs: needs.map((need, i) => (i === at ? { ...need, ...more } : need)) })
  return (
    <Form form={form} labels={{ person: t.client, screenedOn: t.screenedOn, needs: t.need }}>
      <PickerField
        label={t.client}
        searchKey={['people', 'found', 'screening']}
        search={searchPeople}
        {...form.field('person')}
      />
      <DayField label={t.screenedOn} lean="past" latest={today()} {...form.field('screenedOn')} />
      <p className="soft">{t.noNeedHint}</p>
      {needs.map((need, at) => (
        <NeedFields
          key={need.need}
          at={at}
          need={need}
          problems={ofCell(form.field('needs').problems, sentAs(needs, at), 'item')}
          change={(more) => change(at, more)}
        >
          {needs.length > 1 && (
            <Button onClick={() => form.change({ needs: needs.filter((_, i) => i !== at) })}>
              {fill(t.removeNeed, { number: at + 1 })}
            </Button>
          )}
        </NeedFields>
      ))}
      <div>
        <Button
          icon={<AddIcon aria-hidden />}
          onClick={() => form.change({ needs: [...needs, blankNeed()] })}
        >
          {t.addNeed}
        </Button>
      </div>
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}

/** The place of a need among those that are sent: one without an item is left out. */
const sentAs = (needs: readonly NeedValues[], at: number): number =>
  needs.slice(0, at).filter(({ item }) => item !== null).length

function NeedFields(props: {
  at: number
  need: NeedValues
  problems: readonly ShownProblem[]
  change: (more: Partial<NeedValues>) => void
  children: ReactNode
}) {
  const { at, need, problems, change, children } = props
  const t = useTexts(consortiumTexts)
  const say = useSay()
  const haste = useOptions(urgencies)
  // Kind by kind, so that what belongs together stands together.
  const items = needKindCodes.flatMap((kind) =>
    needItemCodes
      .filter((item) => needItems[item].kind === kind)
      .map((item) => ({ value: item, label: `${say(needKinds[kind])} · ${say(needItems[item])}` })),
  )
  const field = <K extends keyof NeedValues>(name: K) => ({
    id: `${need.need}${name}`,
    value: need[name],
    change: (value: NeedValues[K]) => change({ [name]: value } as Partial<NeedValues>),
    problems: [],
    required: false,
    marked: false,
  })
  return (
    <FieldGroup title={fill(t.needNumber, { number: at + 1 })}>
      <FieldRow>
        <SelectField label={t.need} options={items} {...field('item')} problems={problems} />
      </FieldRow>
      <ChoiceField label={t.urgency} options={haste} {...field('urgency')} />
      <LongTextField label={t.note} optional rows={2} maxLength={500} {...field('note')} />
      {children}
    </FieldGroup>
  )
}
