import { useBlocker } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import type { Failure, ShownProblem } from '../failure.ts'
import { forget, recall, remember } from '../memory.ts'
import { useLeaveQuestion, useUnsavedIn } from '../unsaved.ts'
import { type Command, useCommand } from '../use-command.ts'
import { missing, problemsIn, type SortedProblems, sortProblems } from './problems.ts'
import type { Unread } from './unread.ts'

/** What a field component takes: spread it, `<TextField label={t.name} {...form.field('name')} />`. */
export type FieldOf<V> = {
  readonly id: string
  readonly value: V
  readonly change: (value: V) => void
  readonly problems: readonly ShownProblem[]
  readonly required: boolean
  /** Whether a required field carries its star; a form of nothing but required fields needs none. */
  readonly marked: boolean
}

/** A field of a form itself, which the product may fill in where it knows the answer. */
export type OwnField<V> = FieldOf<V> & {
  /** As if it had stood there from the start: nobody typed it, so leaving loses nothing. */
  readonly fillIn: (value: V) => void
}

export type Form<T> = {
  readonly id: string
  readonly values: T
  readonly field: <K extends keyof T & string>(name: K) => OwnField<T[K]>
  readonly change: (change: Partial<T>) => void
  readonly submit: () => void
  readonly sending: boolean
  readonly failure: Failure | null
  readonly sorted: SortedProblems
  /** Rises with each refused submit, so that the summary takes the focus again. */
  readonly refusals: number
  readonly dirty: boolean
  /** Fields in which something stands that is no value of theirs; a form with such a field is not sent. */
  readonly unread: Map<string, Unread>
  /** Back to the initial values, or on to new ones, as nothing had been typed. */
  readonly reset: (values?: T) => void
}

type Options<T, Answer> = Omit<Command<T, Answer>, 'send' | 'done' | 'keyOf'> & {
  readonly initial: T
  /** Fields that must not be empty; marked as such and asked for before anything is sent. */
  readonly required?: readonly (keyof T & string)[] | undefined
  /** No stars, for a short form in which everything is required. */
  readonly plain?: boolean
  /** Further problems that need no server, with paths like `/body/name`. */
  readonly check?: ((values: T) => readonly ShownProblem[]) | undefined
  readonly send: Command<T, Answer>['send']
  readonly done?: ((answer: Answer, values: T) => void) | undefined
  /** A key under which half-filled values are kept (in memory) while the person looks at another page. */
  readonly keep?: string | undefined
  /** Whether leaving with unsaved changes asks first; on unless the form is kept or says no. */
  readonly guard?: boolean | undefined
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A form: values, what is wrong with which field, and one command that sends it. */
export function useForm<T extends object, Answer>(options: Options<T, Answer>): Form<T> {
  const { initial, required = [], check, send, done, renews, keep, guard = !keep, plain = false } = options
  const id = useId()
  const [start, setStart] = useState(initial)
  const [values, setValues] = useState<T>(() => (keep ? recall<T>(keep) : undefined) ?? initial)
  const [own, setOwn] = useState<readonly ShownProblem[]>([])
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [refusals, setRefusals] = useState(0)
  const fields = useRef(new Set<string>())
  const [unread] = useState(() => new Map<string, Unread>())
  const dirty = JSON.stringify(values) !== JSON.stringify(start)
  const saved = useRef(false)
  const busy = useRef(false)
  const command = useCommand<T, Answer>({ send, keyOf: () => null, ...(renews ? { renews } : {}) })
  useUnsavedGuard(guard && dirty, saved)
  useUnsavedIn(id, guard && dirty)

  const change = (changes: Partial<T>) => {
    saved.current = false
    setValues((before) => {
      const next = { ...before, ...changes }
      if (keep) remember(keep, next)
      return next
    })
    setTouched((before) => new Set([...before, ...Object.keys(changes)]))
  }
  const reset = (next: T = start) => {
    setStart(next)
    setValues(next)
    setOwn([])
    command.forget()
    if (keep) forget(keep)
  }
  const submit = async () => {
    // Enter pressed again while the first is on its way: the button is shut, the key is not.
    if (busy.current) return
    const blank = required
      .filter((name) => isBlank(values[name]) && !unread.has(`${id}${name}`))
      .map((name) => missing(`/body/${name}`))
    const problems = [...unreadIn(unread, id, fields.current), ...blank, ...(check?.(values) ?? [])]
    setOwn(problems)
    setTouched(new Set())
    command.forget()
    if (problems.length > 0) return setRefusals((count) => count + 1)
    busy.current = true
    const result = await command.run(values)
    busy.current = false
    if (!result.ok) return setRefusals((count) => count + 1)
    saved.current = true
    if (keep) forget(keep)
    setStart(values)
    done?.(result.value, values)
  }
  const sorted = sortProblems([...own, ...problemsIn(command.failure)], [...fields.current])
  return {
    id,
    values,
    change,
    submit: () => void submit(),
    sending: command.sending,
    failure: command.failure,
    sorted,
    refusals,
    dirty,
    unread,
    reset,
    field: (name) => {
      fields.current.add(name)
      return {
        id: `${id}${name}`,
        value: values[name],
        change: (value) => change({ [name]: value } as unknown as Partial<T>),
        fillIn: (value) => {
          setStart((before) => ({ ...before, [name]: value }))
          setValues((before) => ({ ...before, [name]: value }))
        },
        // What was just corrected is not scolded any more; the server looks again at the next submit.
        problems: touched.has(name) ? [] : (sorted.byField[name] ?? []),
        required: required.includes(name),
        marked: !plain && required.includes(name),
      }
    },
  }
}

/** A field that is not one of the form's own, as in a row of a table, is named by its label. */
function unreadIn(
  unread: ReadonlyMap<string, Unread>,
  form: string,
  fields: ReadonlySet<string>,
): ShownProblem[] {
  return [...unread].map(([id, { label, messages }]) => {
    const name = id.startsWith(form) ? id.slice(form.length) : id
    if (fields.has(name)) return { code: 'value-not-read', path: `/body/${name}`, messages, data: { label } }
    return {
      code: 'value-not-read',
      path: `/body/${id}`,
      messages: { zh: `${label}：${messages.zh}`, en: `${label}: ${messages.en}` },
    }
  })
}

/** Asks before unsaved work is left, by a link as well as by closing the window. */
function useUnsavedGuard(active: boolean, saved: { current: boolean }): void {
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [active])
  const leave = useLeaveQuestion()
  const stay = async () => active && !saved.current && !(await leave())
  useBlocker({ shouldBlockFn: stay, enableBeforeUnload: false, disabled: !active })
}
