import { Facts } from '../../../../platform/web/facts.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { StationName } from '../../../regions/web/index.ts'
import css from './learning.module.css'
import { useLearningWords } from './learning-words.ts'
import type { Supervision } from './queries.ts'
import { SupervisionMarks } from './supervision-marks.tsx'
import { supervisionTexts } from './supervision-texts.ts'

/** One supervision: who with whom and how long, what was said, what came of it, and who signed. */
export function SupervisionView({ supervision, mayMark }: { supervision: Supervision; mayMark: boolean }) {
  const t = useTexts(supervisionTexts)
  const show = useFormat()
  const words = useLearningWords()
  const { sensitive, startedAt, endedAt } = supervision
  const text = (value: string | null | undefined) =>
    sensitive ? value ? <span className={css.text}>{value}</span> : '—' : t.hidden
  const length = show.minutes(supervision.minutes)
  const supervisor = [supervision.supervisorName, supervision.supervisorTitle, supervision.supervisorUnit]
  return (
    <>
      <Section>
        <Facts
          items={[
            [t.number, supervision.number],
            [t.day, show.day(supervision.heldOn)],
            [t.length, startedAt && endedAt ? `${startedAt}–${endedAt} · ${length}` : length],
            [t.supervisor, supervisor.filter(Boolean).join(' · ')],
            [t.supervisees, show.words(supervision.supervisees)],
            [t.form, words.supervisionForm.of(supervision.form)],
            [t.mode, words.mode.of(supervision.mode)],
            [t.functions, show.words(supervision.functions.map(words.functions.of))],
            [t.agencies, supervision.crossAgency ? t.crossAgency : t.withinAgency],
            [
              t.station,
              <StationName key="station" station={supervision.station} division={supervision.division} />,
            ],
            [t.place, supervision.place ?? '—'],
            [t.recorded, `${supervision.recordedName} ${show.instant(supervision.recordedAt)}`],
          ]}
        />
      </Section>
      <Section>
        <Facts
          items={[
            [t.theme, text(sensitive?.topic)],
            [t.problems, text(sensitive?.problems)],
            [t.advice, text(sensitive?.advice)],
          ]}
        />
      </Section>
      <Section title={t.actions}>
        {sensitive && sensitive.actions.length > 0 ? (
          <ol className={css.actions}>
            {sensitive.actions.map((action) => (
              <li key={action.id}>
                <span>{action.what}</span>
                <span className="soft">
                  {action.who} · {action.dueOn ? show.day(action.dueOn) : t.noDay}
                </span>
                {action.duty && <Tag tone="info">{t.isDuty}</Tag>}
              </li>
            ))}
          </ol>
        ) : (
          <p className="soft">{sensitive ? t.noActions : t.hidden}</p>
        )}
      </Section>
      <SupervisionMarks supervision={supervision} may={mayMark && supervision.standing} />
      <div className={css.paper}>
        <span>{t.paperLine}</span>
        <span>{t.paperLineToo}</span>
        <span>{t.paperDay}</span>
      </div>
    </>
  )
}
