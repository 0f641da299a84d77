import { Button } from 'antd'
import { type ReactNode, useId, useRef, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { ChoiceField, ChoicesField, type Option } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { MomentField } from '../../../platform/web/form/moment-field.tsx'
import { DecimalField, NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useLostFocus } from '../../../platform/web/form/use-lost-focus.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row, Stack } from '../../../platform/web/page.tsx'
import { DivisionField } from '../../regions/web/index.ts'
import { readFact } from '../domain/language/fact-values.ts'
import type { Programme } from '../domain/language/programme.ts'
import { placeAsked } from './place-asked.ts'
import { programmesTexts } from './texts.ts'

type Typed = string | number | readonly string[] | null
type Answer = string | number | readonly string[]

/**
 * One question of a programme, or an open question that the body settles. A choice is an answer at once; what is
 * typed is sent with the button or Enter.
 */
export function FactQuestion(props: {
  programme: Programme
  name: string
  answer: (value: Answer) => void
  /** Who has no account looks places up in public. */
  visitor?: boolean | undefined
  /** Comes after a question that was answered, and gets the focus which that one had. */
  follows?: boolean | undefined
  /** Puts the question off behind the others; not given where it is the only one. */
  later?: (() => void) | undefined
}) {
  const { programme, name, answer, visitor, later } = props
  const t = useTexts(programmesTexts)
  const say = useSay()
  const id = useId()
  const [typed, setTyped] = useState<Typed>(null)
  const fact = programme.facts[name]
  const open = programme.switches[name]
  const field = { id, problems: [], required: true, marked: false } as const
  useLostFocus(id, props.follows ?? false)

  if (open)
    return (
      <OneOf
        {...{ id, answer, later }}
        label={say(open.question)}
        hint={t.bodySettlesHint}
        options={Object.entries(open.options).map(([value, words]) => ({ value, label: say(words) }))}
      />
    )
  if (!fact) return null
  const label = say(fact.question)
  const hint: ReactNode = fact.help ? say(fact.help) : undefined
  if (fact.type === 'division')
    return (
      <Stack>
        <DivisionField
          {...field}
          label={label}
          {...(hint === undefined ? {} : { hint })}
          value={null}
          change={(found) => found && answer(found.value)}
          within={placeAsked(programme, name)}
          visitor={visitor}
        />
        <Later later={later} />
      </Stack>
    )
  if (fact.type === 'yes_no' || fact.type === 'code') {
    const options =
      fact.type === 'yes_no'
        ? [
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]
        : Object.entries(fact.options ?? {}).map(([value, words]) => ({ value, label: say(words) }))
    return <OneOf {...{ id, answer, label, hint, options, later }} />
  }
  const ready = fact.type === 'codes' ? (typed ?? []) : typed
  const read = ready === null ? null : fact.type === 'codes' ? ready : sent(fact.type, ready)
  const valid = read !== null && readFact(fact, read) !== null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (valid && read !== null) answer(read)
      }}
    >
      <Stack>
        <Asked {...field} {...{ label, hint, fact, typed, t, say }} change={setTyped} />
        <Row>
          <Button type="primary" htmlType="submit" disabled={!valid}>
            {t.answer}
          </Button>
          <Later later={later} />
        </Row>
      </Stack>
    </form>
  )
}

/** Lets another question be answered first. */
function Later({ later }: { later: (() => void) | undefined }) {
  const t = useTexts(programmesTexts)
  return later ? <Button onClick={later}>{t.later}</Button> : null
}

/** A choice is an answer at once; the arrow keys only move over the choices, and Enter or the button answers. */
function OneOf(props: {
  id: string
  label: string
  hint: ReactNode
  options: readonly Option<string>[]
  answer: (value: string) => void
  later: (() => void) | undefined
}) {
  const { answer, later, ...field } = props
  const t = useTexts(programmesTexts)
  const [reached, setReached] = useState<string | null>(null)
  const moving = useRef(false)
  return (
    <form
      onKeyDown={(event) => {
        moving.current = event.key.startsWith('Arrow')
      }}
      onPointerDown={() => {
        moving.current = false
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (reached !== null) answer(reached)
      }}
    >
      <Stack>
        <ChoiceField
          {...field}
          problems={[]}
          required
          marked={false}
          value={reached}
          change={(value) => {
            if (moving.current) setReached(value)
            else if (value !== null) answer(value)
          }}
        />
        {(reached !== null || later) && (
          <Row>
            {reached !== null && (
              <Button type="primary" htmlType="submit">
                {t.answer}
              </Button>
            )}
            <Later later={later} />
          </Row>
        )}
      </Stack>
    </form>
  )
}

/** What is typed, as the server takes it: yuan as fen, a local moment with Shanghai's offset. */
function sent(type: string, typed: NonNullable<Typed>): Answer | null {
  if (type === 'money') return typeof typed === 'number' ? Math.round(typed * 100) : null
  if (type === 'moment') return typeof typed === 'string' && typed !== '' ? `${typed}:00+08:00` : null
  return typed
}

type AskedProps = {
  readonly id: string
  readonly problems: readonly []
  readonly required: boolean
  readonly marked: boolean
  readonly label: string
  readonly hint: ReactNode
  readonly fact: Programme['facts'][string]
  readonly typed: Typed
  readonly change: (value: Typed) => void
  readonly t: { readonly [key in keyof typeof programmesTexts]: string }
  readonly say: (words: { zh: string; en: string }) => string
}

function Asked({ fact, typed, t, say, ...field }: AskedProps) {
  const number = typeof typed === 'number' ? typed : null
  const text = typeof typed === 'string' ? typed : ''
  switch (fact.type) {
    case 'codes':
      return (
        <ChoicesField
          {...field}
          value={Array.isArray(typed) ? (typed as readonly string[]) : []}
          options={Object.entries(fact.options ?? {}).map(([value, words]) => ({ value, label: say(words) }))}
        />
      )
    case 'day':
      return <DayField {...field} value={(text || null) as Day | null} />
    case 'money':
      return <DecimalField {...field} value={number} decimals={2} />
    case 'hours':
      return <DecimalField {...field} value={number} decimals={2} />
    case 'text':
      return <TextField {...field} value={text} />
    case 'moment':
      return (
        <MomentField
          {...field}
          hint={field.hint ?? t.momentHint}
          value={text}
          change={(moment) => field.change(moment || null)}
        />
      )
    default:
      return <NumberField {...field} hint={field.hint ?? t.wholeNumber} value={number} />
  }
}
