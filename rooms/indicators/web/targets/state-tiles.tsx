import { useTexts } from '../../../../platform/web/language.tsx'
import type { State } from './queries.ts'
import { StateTag, statesInOrder } from './state-tag.tsx'
import css from './state-tiles.module.css'
import { targetTexts } from './target-texts.ts'

/** How many targets stand how; a tile shows only those. */
export function StateTiles(props: {
  counts: Readonly<Partial<Record<State, number>>>
  chosen: State | null
  choose: (state: State | null) => void
}) {
  const { counts, chosen, choose } = props
  const t = useTexts(targetTexts)
  return (
    <fieldset className={css.tiles} aria-label={t.state}>
      {statesInOrder.map((state) => (
        <button
          key={state}
          type="button"
          className={css.tile}
          aria-pressed={chosen === state}
          disabled={(counts[state] ?? 0) === 0}
          onClick={() => choose(chosen === state ? null : state)}
        >
          <span className={css.count}>{counts[state] ?? 0}</span>
          <span>
            <StateTag state={state} />
          </span>
        </button>
      ))}
    </fieldset>
  )
}
