import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Instrument, Item } from '../../domain/instrument/instrument.ts'
import css from './instrument.module.css'
import { instrumentTexts } from './instrument-texts.ts'

/** Every item under its domain, with the points of each option. */
export function ItemList({ instrument }: { instrument: Instrument }) {
  const say = useSay()
  return (
    <>
      {instrument.domains.map((domain) => (
        <div key={domain.code}>
          <h3 className={css.domain}>
            {domain.code} {say(domain.title)}
          </h3>
          {instrument.items
            .filter((item) => item.domain === domain.code)
            .map((item) => (
              <OneItem key={item.code} item={item} instrument={instrument} />
            ))}
        </div>
      ))}
    </>
  )
}

function OneItem({ item, instrument }: { item: Item; instrument: Instrument }) {
  const t = useTexts(instrumentTexts)
  const say = useSay()
  const by = instrument.facts.find(({ code }) => code === item.by)
  return (
    <div className={css.item}>
      <h4>
        {item.code} {say(item.title)}
        {item.allows.includes('NA') && <span className="soft"> · {t.na}</span>}
      </h4>
      {item.guide && <p className="soft">{say(item.guide)}</p>}
      <ul className={css.options}>
        {item.options.map((option) => (
          <li key={option.points}>
            <span className={css.points}>{option.points}</span>
            <span>
              {say(option)}
              {by && option.from !== undefined && (
                <span className="soft"> · {fill(t.decides, { fact: say(by.title), from: option.from })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
