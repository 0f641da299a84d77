import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { VisitDetail } from './queries.ts'
import { activitiesTexts } from './texts.ts'
import css from './visit-content.module.css'

/** What was found and promised, in full width; what was not written is named in one line. */
export function VisitContent({ visit }: { visit: VisitDetail }) {
  const t = useTexts(activitiesTexts)
  const show = useFormat()
  const said = visit.sensitive
  if (!said)
    return (
      <Section title={t.content}>
        <p className="soft">{t.hidden}</p>
      </Section>
    )
  const followUp =
    said.followUp &&
    [said.followUp, visit.followUpOn && fill(t.until, { day: show.day(visit.followUpOn) })]
      .filter(Boolean)
      .join(' · ')
  const texts: readonly (readonly [string, string | null])[] = [
    [t.notes, said.notes],
    [t.requests, said.requests],
    [t.condition, said.condition],
    [t.living, said.livingConditions],
    [t.changes, said.changes],
    [t.followUp, followUp],
  ]
  const blank = texts.filter(([, text]) => !text).map(([name]) => name)
  return (
    <Section title={t.content}>
      <dl className={css.texts}>
        {texts.map(
          ([name, text]) =>
            text && (
              <div key={name}>
                <dt className={css.name}>{name}</dt>
                <dd className={css.text}>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {blank.length > 0 && <p className="soft">{show.labelled(t.notStated, show.words(blank))}</p>}
    </Section>
  )
}
