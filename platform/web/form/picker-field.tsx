import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { wordsOf } from '../failure.ts'
import { fill } from '../fill.ts'
import { CloseIcon } from '../icons.ts'
import { useSay, useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import { useFormat } from '../use-format.ts'
import { useSettled } from '../use-settled.ts'
import { describedBy, Field, type FieldProps } from './field.tsx'
import css from './picker.module.css'
import { useUnread } from './unread.ts'

/** A thing found by typing: what is kept, what the list shows, and what stands in the field once chosen. */
export type Found<V> = {
  readonly value: V
  readonly label: string
  /** Tells apart what has the same name: the path of a village, the age and village of a person. */
  readonly detail?: ReactNode | undefined
}

type PickerProps<V> = FieldProps<Found<V> | null> & {
  /** The start of the query key, the room's name first. */
  readonly searchKey: readonly unknown[]
  /** Asks the API; called with what was typed, once the typing pauses. */
  readonly search: (typed: string, signal: AbortSignal) => Promise<readonly Found<V>[]>
  /** Fewest letters worth asking for. With 0 the list opens at once. */
  readonly fewest?: number | undefined
  readonly placeholder?: string | undefined
}

/** One thing out of many, found by typing (name, pinyin, initials): the ARIA combobox with a list below. */
export function PickerField<V extends string | number>(props: PickerProps<V>) {
  const { id, value, change, label } = props
  const t = useTexts(kitTexts)
  const show = useFormat()
  const chosen = useRef<HTMLDivElement>(null)
  // What had the focus is gone once something was chosen, or taken out; the focus stays in the field.
  const turned = useRef<'chosen' | 'emptied' | null>(null)
  useEffect(() => {
    if (turned.current === 'chosen' && value) chosen.current?.focus()
    if (turned.current === 'emptied' && !value) document.getElementById(id)?.focus()
    turned.current = null
  }, [value, id])
  return (
    <Field {...props}>
      {value ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw and announce a group of fields
        <div
          ref={chosen}
          // Not on the button: a click on the label would press it and take out what was chosen.
          id={id}
          role="group"
          tabIndex={-1}
          aria-label={show.labelled(label, value.label)}
          className={css.chosen}
          {...describedBy(props)}
        >
          <div>
            <div>{value.label}</div>
            {value.detail && <div className={css.detail}>{value.detail}</div>}
          </div>
          <button
            type="button"
            className={css.remove}
            aria-label={fill(t.removeNamed, { name: show.labelled(label, value.label) })}
            onClick={() => {
              turned.current = 'emptied'
              change(null)
            }}
          >
            <CloseIcon aria-hidden />
          </button>
        </div>
      ) : (
        <Search
          {...props}
          change={(one) => {
            turned.current = 'chosen'
            change(one)
          }}
        />
      )}
    </Field>
  )
}

function Search<V extends string | number>(props: PickerProps<V>) {
  const { searchKey, search, change, fewest = 1 } = props
  const t = useTexts(kitTexts)
  const say = useSay()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const asked = useSettled(typed.trim(), 200)
  const inForm = useUnread(props.id, props.label, typed.trim() === '' ? null : kitTexts.notChosen)
  const left = inForm && typed.trim() !== '' && !open
  const query = useQuery({
    queryKey: [...searchKey, asked],
    queryFn: ({ signal }) => search(asked, signal),
    enabled: open && asked.length >= fewest,
    placeholderData: (before) => before,
  })
  const found = typed.trim().length >= fewest ? (query.data ?? []) : []
  useEffect(() => {
    if (open) document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [open, list, at])
  const choose = (one: Found<V> | undefined) => {
    if (!one) return
    change(one)
    setTyped('')
    setOpen(false)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setOpen(true)
      setAt((before) => Math.min(Math.max(before + step, 0), Math.max(found.length - 1, 0)))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      // Quicker than the answer: what the list still shows was found for other words.
      if (asked === typed.trim() && !query.isPlaceholderData) choose(found[at])
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      // Escape closes the list, not the dialog around it.
      event.preventDefault()
      setOpen(false)
    }
  }
  const nothing = query.isError
    ? say(wordsOf(query.error))
    : asked.length < fewest
      ? t.typeToSearch
      : query.isFetching
        ? t.loading
        : t.noMatch
  return (
    <div className={css.place}>
      <Input
        id={props.id}
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-required={props.required}
        {...(open && found[at] ? { 'aria-activedescendant': `${list}-${at}` } : {})}
        autoComplete="off"
        value={typed}
        placeholder={props.placeholder ?? t.typeToSearch}
        status={props.problems.length > 0 || left ? 'error' : ''}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={press}
        {...describedBy(props)}
        {...(left ? { 'aria-invalid': true } : {})}
      />
      {left && props.problems.length === 0 && <div className={css.left}>{t.notChosen}</div>}
      <div
        id={list}
        role="listbox"
        // A box that scrolls is a stop of the Tab key by itself; this one is gone once the field is left.
        tabIndex={-1}
        aria-label={props.label}
        className={css.list}
        hidden={!open || found.length === 0}
      >
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, as the combobox pattern asks
          <div
            key={one.value}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={css.option}
            // Keeps the focus, and so the list, until the click has chosen.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
          >
            <span>{one.label}</span>
            {one.detail && <span className={css.detail}>{one.detail}</span>}
          </div>
        ))}
      </div>
      {open && found.length === 0 && typed.trim() !== '' && <div className={css.nothing}>{nothing}</div>}
      <span className="only-read-aloud" role="status">
        {open && found.length > 0 ? fill(t.matches, { count: found.length }) : ''}
      </span>
    </div>
  )
}
