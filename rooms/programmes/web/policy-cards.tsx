import { useQuery } from '@tanstack/react-query'
import type { DivisionCode } from '../../../kernel/division.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { Sums, Window } from './catalogue.tsx'
import css from './programmes.module.css'
import { programmesQuery } from './queries.ts'
import { programmesTexts } from './texts.ts'

/** The catalogue as residents read it: what it gives, for whom, where, and whether it is open. */
export function PolicyCards({ division }: { division: DivisionCode | undefined }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  return (
    <Loaded query={useQuery(programmesQuery('visitor', division))} lines={8}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <ul className={css.cards}>
            {items.map((line) => (
              <li key={line.code} className={css.card}>
                <PageLink to={`/policies/${line.code}`}>{say(line.title)}</PageLink>
                <p>{say(line.summary)}</p>
                <Tags>
                  <Tag tone="info">{t[line.kind]}</Tag>
                  <Tag>{line.place}</Tag>
                  <Window window={line.window} />
                </Tags>
                {(line.sums.length > 0 || line.places !== null) && (
                  <span className="soft">
                    <Sums line={line} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
