import { Button } from 'antd'
import { useId } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow } from '../../../../platform/web/form/form.tsx'
import { AddIcon, CloseIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Path } from '../../domain/language/words.ts'
import { programmesTexts } from '../texts.ts'
import { at, isWritten, useDraftFile, useNames, type Written, wordsIn } from './draft-file.ts'
import css from './form.module.css'
import { formTexts } from './form-texts.ts'
import { PlaceField } from './place-field.tsx'

const groups = ['all', 'any', 'not'] as const
const leaves = [
  'is',
  'one_of',
  'includes',
  'at_least',
  'at_most',
  'more_than',
  'less_than',
  'inside',
  'by',
] as const
const subjects = ['fact', 'value', 'switch'] as const
type Word = (typeof groups)[number] | (typeof leaves)[number]

/** Which words a fact of a type can be asked with; computed values have an order. */
const wordsOf = (type: unknown): readonly Word[] => {
  if (type === 'yes_no') return ['is']
  if (type === 'code') return ['is', 'one_of']
  if (type === 'codes') return ['includes']
  if (type === 'division') return ['inside']
  if (type === 'day' || type === 'moment') return ['by', 'at_least', 'at_most', 'more_than', 'less_than']
  return ['at_least', 'at_most', 'more_than', 'less_than']
}

const wordOf = (node: Written): Word | null => [...groups, ...leaves].find((word) => word in node) ?? null
const begun: Written = { fact: '', is: 'yes' }

/** A condition of the closed list: about a question, a value or an open question, or some of them together. */
export function ConditionPart({
  path,
  label,
  hint,
}: {
  path: Path
  label: string
  hint?: string | undefined
}) {
  const { value } = useDraftFile()
  const here = at(value, path)
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className="soft">{hint}</p>}
      <Node path={path} node={isWritten(here) ? here : begun} />
    </fieldset>
  )
}

function Node({ path, node }: { path: Path; node: Written }) {
  const t = useTexts(formTexts)
  const id = useId()
  const { value, edit } = useDraftFile()
  const names = useNames(['facts', 'values', 'switches'])
  const word = wordOf(node)
  const subject = subjects.find((key) => key in node) ?? 'fact'
  const name = String(node[subject] ?? '')
  const isGroup = groups.some((one) => one === word)
  const type =
    subject === 'fact' ? at(value, ['facts', name, 'type']) : subject === 'switch' ? 'code' : 'integer'
  const choose = (chosen: string | null) => {
    if (chosen === null) return
    if (chosen === 'all' || chosen === 'any') {
      edit({ op: 'set', path, value: { [chosen]: isGroup ? partsOf(node) : [node] } })
      return
    }
    if (chosen === 'not') {
      edit({ op: 'set', path, value: { not: isGroup ? (partsOf(node)[0] ?? begun) : node } })
      return
    }
    const key = subjectOf(value, chosen)
    const kind = key === 'fact' ? at(value, ['facts', chosen, 'type']) : key === 'switch' ? 'code' : 'integer'
    edit({ op: 'set', path, value: leaf(key, chosen, wordsOf(kind)[0] ?? 'is', value) })
  }
  return (
    <div className={css.node}>
      <FieldRow>
        <SelectField
          id={`${id}subject`}
          label={t.subject}
          problems={[]}
          required={false}
          marked={false}
          value={isGroup ? word : name || null}
          change={choose}
          options={[...groups.map((one) => ({ value: one as string, label: t[one] })), ...names]}
        />
        {!isGroup && name !== '' && word !== null && (
          <SelectField
            id={`${id}word`}
            label={t.word}
            problems={[]}
            required={false}
            marked={false}
            value={word as string}
            change={(next) => {
              if (next) edit({ op: 'set', path, value: leaf(subject, name, next as Word, value) })
            }}
            options={wordsOf(type).map((one) => ({ value: one as string, label: t[one] }))}
          />
        )}
        {!isGroup && name !== '' && word !== null && (
          <Bound path={path} node={node} word={word} subject={subject} name={name} />
        )}
      </FieldRow>
      {word === 'not' && isWritten(node.not) && <Node path={[...path, 'not']} node={node.not} />}
      {(word === 'all' || word === 'any') && <Parts path={[...path, word]} parts={partsOf(node)} />}
    </div>
  )
}

function Parts({ path, parts }: { path: Path; parts: readonly Written[] }) {
  const t = useTexts(formTexts)
  const { edit } = useDraftFile()
  return (
    <>
      {parts.map((part, i) => {
        const key = `${path.join('.')}.${i}`
        return (
          <div key={key} className={css.line}>
            <div className={css.grow}>
              <Node path={[...path, i]} node={part} />
            </div>
            {parts.length > 1 && (
              <Button
                size="small"
                type="text"
                icon={<CloseIcon aria-hidden />}
                aria-label={fill(t.removeThis, { name: fill(t.item, { count: i + 1 }) })}
                onClick={() => edit({ op: 'remove', path: [...path, i] })}
              />
            )}
          </div>
        )
      })}
      <div>
        <Button
          size="small"
          icon={<AddIcon aria-hidden />}
          onClick={() => edit({ op: 'set', path: [...path, parts.length], value: begun })}
        >
          {t.addCondition}
        </Button>
      </div>
    </>
  )
}

const partsOf = (node: Written): Written[] => {
  const inner = node.all ?? node.any
  if (Array.isArray(inner)) return inner.filter(isWritten)
  return isWritten(node.not) ? [node.not] : []
}

function subjectOf(file: Written, name: string): (typeof subjects)[number] {
  if (at(file, ['values', name]) !== undefined) return 'value'
  return at(file, ['switches', name]) === undefined ? 'fact' : 'switch'
}

function optionsIn(file: Written, name: string): string[] {
  const options = at(file, ['facts', name, 'options']) ?? at(file, ['switches', name, 'options'])
  return isWritten(options) ? Object.keys(options) : ['yes', 'no']
}

/** A leaf begun anew: its subject, the word, and the first thing it can be held against. */
function leaf(subject: string, name: string, word: Word, file: Written): Written {
  const [first = ''] = optionsIn(file, name)
  if (word === 'is') return { [subject]: name, is: first }
  if (word === 'one_of' || word === 'includes') return { [subject]: name, [word]: [first] }
  return { [subject]: name, [word]: '' }
}

/** What the subject is held against: options, a place, or the name of a figure, a question or a value. */
function Bound(props: { path: Path; node: Written; word: Word; subject: string; name: string }) {
  const { path, node, word, subject, name } = props
  const t = useTexts(formTexts)
  const of = useTexts(programmesTexts)
  const say = useSay()
  const id = useId()
  const { value, edit } = useDraftFile()
  const bounds = useNames(['parameters', 'values', 'facts'])
  const switches = useNames(['switches'])
  const field = { id: `${id}bound`, problems: [], required: false, marked: false } as const
  const set = (next: unknown) => edit({ op: 'set', path: [...path, word], value: next })
  const written = node[word]
  const options = optionsIn(value, name).map((option) => {
    const words = wordsIn(at(value, [subject === 'switch' ? 'switches' : 'facts', name, 'options', option]))
    return {
      value: option,
      label: words ? say(words) : option === 'yes' ? of.yes : option === 'no' ? of.no : option,
    }
  })
  if (word === 'is')
    return (
      <SelectField
        {...field}
        label={t.is}
        value={String(written)}
        change={(next) => set(next ?? '')}
        options={options}
      />
    )
  if (word === 'one_of' || word === 'includes')
    return (
      <ChoicesField
        {...field}
        label={t[word]}
        value={Array.isArray(written) ? written.map(String) : []}
        change={(next) => set([...next])}
        options={options}
      />
    )
  if (word === 'inside') return <PlaceField id={field.id} label={t.division} written={written} change={set} />
  return (
    <>
      <SelectField
        {...field}
        label={t.what}
        value={String(written ?? '') || null}
        change={(next) => set(next ?? '')}
        options={[...bounds, { value: 'decision_day', label: t.decisionDay }]}
      />
      {word === 'by' && switches.length > 0 && (
        <SelectField
          {...field}
          id={`${id}included`}
          label={t.dayIncluded}
          blank={of.yes}
          value={typeof node.day_included === 'string' ? node.day_included : null}
          change={(next) =>
            edit(
              next === null
                ? { op: 'remove', path: [...path, 'day_included'] }
                : { op: 'set', path: [...path, 'day_included'], value: next },
            )
          }
          options={switches}
        />
      )}
    </>
  )
}
