import { useLanguage, useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './applications.module.css'
import type { ShownEvent } from './queries.ts'
import { useActorWords } from './stage-line.tsx'
import { applicationsTexts } from './texts.ts'

/** What happened, the latest last; the applicant hears in whose name, the body also by whom. */
export function History({ events }: { events: readonly ShownEvent[] }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  const actors = useActorWords()
  const { language } = useLanguage()
  return (
    <ol className={css.history}>
      {events.map((event) => (
        <li key={event.id}>
          <span className={css.day}>{show.day(event.on)}</span>
          <div>
            <strong>
              {t[`kind_${event.kind}`]}
              {event.to && say(event.to) !== t[`kind_${event.kind}`] && ` · ${say(event.to)}`}
            </strong>
            <span className="soft"> {event.by === null ? actors[event.role] : show.doer(event.by)}</span>
            {event.reason && (
              <p className={css.reason}>
                {language === 'en' && event.reasonEn ? event.reasonEn : event.reason}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
