import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { AddIcon, CloseIcon, DownIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Path } from '../../domain/language/words.ts'
import { at, isWritten, useDraftFile, wordsIn } from './draft-file.ts'
import css from './form.module.css'
import { formTexts } from './form-texts.ts'
import type { Part } from './part.ts'
import { PartField, PartFields } from './part-field.tsx'

const deep: readonly Part['as'][] = ['fields', 'ways', 'condition']

/** Things one after the other: each opens and shuts, moves and goes; a new one stands open at the end. */
export function ListPart(props: {
  part: Extract<Part, { as: 'list' }>
  path: Path
  label: string
  hint?: string | undefined
}) {
  const { part, path, label, hint } = props
  const t = useTexts(formTexts)
  const say = useSay()
  const { value, edit } = useDraftFile()
  const here = at(value, path)
  const items: readonly unknown[] = Array.isArray(here) ? here : []
  const [opened, setOpened] = useState<number | null>(null)
  const titleOf = (item: unknown, i: number): string => {
    const own = isWritten(item) ? (wordsIn(item.title) ?? wordsIn(item.name)) : null
    if (own) return say(own)
    const code = isWritten(item) ? (item.code ?? item.rule) : null
    return typeof code === 'string' && code !== '' ? code : fill(t.item, { count: i + 1 })
  }
  const add = () => {
    edit({ op: 'set', path: [...path, items.length], value: part.start })
    setOpened(items.length)
  }
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className="soft">{hint}</p>}
      {items.map((item, i) => {
        const title = titleOf(item, i)
        const own = [...path, i]
        const inner =
          part.of.as === 'fields' ? (
            <PartFields fields={part.of.fields} path={own} />
          ) : (
            <PartField part={part.of} path={own} label={title} />
          )
        const buttons = (
          <ItemButtons
            name={title}
            first={i === 0}
            last={i === items.length - 1}
            move={(by) => edit({ op: 'move', path, from: i, to: i + by })}
            remove={() => edit({ op: 'remove', path: own })}
          />
        )
        // A list keeps its places while it is edited: what stands at a place is what is shown there.
        const key = `${path.join('.')}.${i}`
        if (!deep.includes(part.of.as))
          return (
            <div key={key} className={css.line}>
              <div className={css.grow}>{inner}</div>
              {buttons}
            </div>
          )
        return (
          <details key={key} className={css.item} open={items.length === 1 || opened === i}>
            <summary className={css.summary}>
              <DownIcon aria-hidden /> <span className={css.grow}>{title}</span>
            </summary>
            <div className={css.inside}>
              {buttons}
              {inner}
            </div>
          </details>
        )
      })}
      <div>
        <Button icon={<AddIcon aria-hidden />} onClick={add}>
          {say(part.add)}
        </Button>
      </div>
    </fieldset>
  )
}

function ItemButtons(props: {
  name: string
  first: boolean
  last: boolean
  move: (by: number) => void
  remove: () => void
}) {
  const { name, first, last, move, remove } = props
  const t = useTexts(formTexts)
  return (
    <div className={css.buttons}>
      <Button
        size="small"
        type="text"
        disabled={first}
        icon={<DownIcon aria-hidden rotate={180} />}
        aria-label={fill(t.up, { name })}
        onClick={() => move(-1)}
      />
      <Button
        size="small"
        type="text"
        disabled={last}
        icon={<DownIcon aria-hidden />}
        aria-label={fill(t.down, { name })}
        onClick={() => move(1)}
      />
      <Button
        size="small"
        type="text"
        icon={<CloseIcon aria-hidden />}
        aria-label={fill(t.removeThis, { name })}
        onClick={remove}
      />
    </div>
  )
}
