import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { AddIcon, CloseIcon, DownIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import css from './arrange-dialog.module.css'
import { measuresOf, moved } from './arrangement.ts'
import { dashboardTexts } from './dashboard-texts.ts'
import { byGroup, matching } from './measure-groups.ts'
import type { MeasureLine } from './queries.ts'

/** How someone arranged the table; `columns` null is the usual ones, which follow the chosen measure. */
export type Arranging = {
  readonly columns: readonly string[] | null
  readonly grouped: boolean
  readonly sort: string | null
  readonly rising: boolean
}

type Props = {
  readonly measures: readonly MeasureLine[]
  readonly arranging: Arranging
  readonly usual: readonly string[]
  readonly done: (arranging: Arranging) => void
  readonly close: () => void
}

/** Chooses the columns of a table, their order and heading, and the order of its rows; all by keyboard too. */
export function ArrangeDialog({ measures, arranging, usual, done, close }: Props) {
  const d = useTexts(dashboardTexts)
  const [draft, setDraft] = useState(arranging)
  const codes = draft.columns ?? usual
  const setColumns = (columns: readonly string[]) => setDraft({ ...draft, columns })
  const sorted = draft.sort !== null && codes.includes(draft.sort) ? draft.sort : null
  return (
    <Drawer
      title={d.arrangeTitle}
      close={close}
      buttons={
        <>
          <Button onClick={() => setDraft({ columns: null, grouped: true, sort: null, rising: false })}>
            {d.usual}
          </Button>
          <Button
            type="primary"
            disabled={codes.length === 0}
            onClick={() => done({ ...draft, sort: sorted })}
          >
            {d.showIt}
          </Button>
        </>
      }
    >
      <div className={css.parts}>
        <Shown codes={codes} measures={measures} change={setColumns} />
        <label className={css.tick}>
          <input
            type="checkbox"
            checked={draft.grouped}
            onChange={(event) => setDraft({ ...draft, grouped: event.target.checked })}
          />
          {d.grouped}
        </label>
        <RowOrder
          measures={measuresOf(codes, measures)}
          sort={sorted}
          rising={draft.rising}
          change={(sort, rising) => setDraft({ ...draft, sort, rising })}
        />
        <ToAdd
          measures={measures.filter(({ code }) => !codes.includes(code))}
          add={(more) => setColumns([...codes, ...more])}
        />
      </div>
    </Drawer>
  )
}

function Shown(props: {
  codes: readonly string[]
  measures: readonly MeasureLine[]
  change: (codes: readonly string[]) => void
}) {
  const { codes, measures, change } = props
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const heading = useId()
  const list = useRef<HTMLOListElement>(null)
  const step = (code: string, by: 1 | -1) => {
    change(moved(codes, code, by))
    // The row moves from under its button; the focus goes with it, so that it can be moved on.
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-code="${code}"]`)
      const [first, second] = row?.querySelectorAll<HTMLButtonElement>('button') ?? []
      const same = by === -1 ? first : second
      ;(same?.disabled ? (by === -1 ? second : first) : same)?.focus()
    })
  }
  const shown = measuresOf(codes, measures)
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{fill(d.columnsShown, { count: shown.length })}</h3>
      <ol ref={list} className={css.list}>
        {shown.map((measure, at) => {
          const name = say(measure.title)
          return (
            <li key={measure.code} data-code={measure.code} className={css.row}>
              <span>
                {name} <span className="soft">{say(measure.unit)}</span>
              </span>
              <button
                type="button"
                aria-label={fill(d.moveUp, { name })}
                disabled={at === 0}
                onClick={() => step(measure.code, -1)}
              >
                <DownIcon aria-hidden className={css.up} />
              </button>
              <button
                type="button"
                aria-label={fill(d.moveDown, { name })}
                disabled={at === shown.length - 1}
                onClick={() => step(measure.code, 1)}
              >
                <DownIcon aria-hidden />
              </button>
              <button
                type="button"
                aria-label={fill(d.leaveOut, { name })}
                disabled={shown.length === 1}
                onClick={() => change(codes.filter((code) => code !== measure.code))}
              >
                <CloseIcon aria-hidden />
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function RowOrder(props: {
  measures: readonly MeasureLine[]
  sort: string | null
  rising: boolean
  change: (sort: string | null, rising: boolean) => void
}) {
  const { measures, sort, rising, change } = props
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const id = useId()
  return (
    <div className={css.order}>
      <label htmlFor={id}>{d.rowOrder}</label>
      <select
        id={id}
        className={css.select}
        value={sort === null ? '' : `${sort} ${rising ? 'rising' : 'falling'}`}
        onChange={(event) => {
          const [code = '', way] = event.target.value.split(' ')
          change(code === '' ? null : code, way === 'rising')
        }}
      >
        <option value="">{d.ownOrder}</option>
        {measures.flatMap(({ code, title }) =>
          (['falling', 'rising'] as const).map((way) => (
            <option key={`${code} ${way}`} value={`${code} ${way}`}>
              {fill(d[way], { name: say(title) })}
            </option>
          )),
        )}
      </select>
    </div>
  )
}

function ToAdd(props: { measures: readonly MeasureLine[]; add: (codes: readonly string[]) => void }) {
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const heading = useId()
  const [typed, setTyped] = useState('')
  const found = matching(props.measures, typed)
  return (
    <section aria-labelledby={heading} className={css.add}>
      <h3 id={heading}>{d.columnsToAdd}</h3>
      <SearchBox label={d.arrangeSearch} placeholder={d.measureSearchHint} value={typed} change={setTyped} />
      {found.length === 0 && <p className="soft">{d.noneFound}</p>}
      {byGroup(found).map(({ group, measures }) => (
        <div key={group.code}>
          <div className={css.groupHead}>
            <h4>{say(group.title)}</h4>
            {measures.length > 1 && (
              <button
                type="button"
                aria-label={fill(d.wholeGroupOf, { name: say(group.title) })}
                onClick={() => props.add(measures.map(({ code }) => code))}
              >
                {d.wholeGroup}
              </button>
            )}
          </div>
          <ul className={css.list}>
            {measures.map(({ code, title, unit }) => (
              <li key={code} className={css.addRow}>
                <button
                  type="button"
                  aria-label={fill(d.putIn, { name: say(title) })}
                  onClick={() => props.add([code])}
                >
                  <AddIcon aria-hidden />
                  <span>{say(title)}</span>
                  <span className="soft">{say(unit)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
