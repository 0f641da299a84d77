import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { Programme } from '../../../programmes/index.ts'
import { outcomeWords } from '../../domain/core/subject.ts'
import css from './applications.module.css'
import type { InboxLine, ShownEvent } from './queries.ts'
import { applicationsTexts } from './texts.ts'

type Line = Pick<InboxLine, 'stage' | 'dueOn' | 'overdue' | 'endedOn' | 'outcome'>

/** Who acts, in words. */
export function useActorWords() {
  const t = useTexts(applicationsTexts)
  return {
    applicant: t.applicantActs,
    body: t.bodyActs,
    reviewers: t.reviewersActs,
    panel: t.panelActs,
    public: t.publicActs,
    clock: t.clockActs,
  }
}

/** Where it stands, who acts next and by when. */
export function StageNow({ line }: { line: Line }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  const actors = useActorWords()
  const { stage, dueOn, overdue, endedOn, outcome } = line
  const tone = endedOn === null ? 'info' : outcome === 'granted' || outcome === 'published' ? 'good' : 'plain'
  return (
    <Tags>
      <Tag tone={tone}>
        {say(outcome === 'withdrawn' || outcome === 'revoked' ? outcomeWords[outcome] : stage.title)}
      </Tag>
      {endedOn === null && stage.who !== null && (
        <span>
          {stage.who === 'public'
            ? dueOn === null
              ? t.toBeNoticed
              : fill(t.onNotice, { day: show.day(dueOn) })
            : dueOn === null
              ? fill(t.acts, { who: actors[stage.who] })
              : fill(t.actsBy, { who: actors[stage.who], day: show.day(dueOn) })}
        </span>
      )}
      {overdue && <Tag tone="danger">{t.overdue}</Tag>}
      {endedOn !== null && <span className="soft">{show.day(endedOn)}</span>}
    </Tags>
  )
}

/** The way of the programme from its first stage, with the day on which each was reached. */
export function StageLine(props: { programme: Programme; line: Line; history: readonly ShownEvent[] }) {
  const { programme, line, history } = props
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  const reached = (title: { zh: string; en: string }) =>
    history.findLast((event) => event.to?.zh === title.zh)
  const titleOf = (code: string) => programme.stages.find((one) => one.code === code)?.title
  const shown = wayShown(mainWay(programme), line, (code) => {
    const title = titleOf(code)
    return title !== undefined && reached(title) !== undefined
  })
  return (
    <ol className={css.stages} aria-label={t.stageLine}>
      {shown.map((code) => {
        const stage = programme.stages.find((one) => one.code === code)
        if (!stage) return null
        const event = reached(stage.title)
        const current = code === line.stage.code
        return (
          <li
            key={code}
            className={current ? css.current : event ? css.passed : css.ahead}
            {...(current ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={css.stageTitle}>{say(stage.title)}</span>
            <span className="soft">{event ? show.day(event.on) : '—'}</span>
          </li>
        )
      })}
    </ol>
  )
}

/**
 * The main way with the stage where a case stands, should it have left the way: after the last stage that it reached. Where
 * it ended there, nothing lies ahead any more.
 */
function wayShown(
  main: readonly string[],
  line: Line,
  reached: (code: string) => boolean,
): readonly string[] {
  if (main.includes(line.stage.code)) return main
  const after = main.findLastIndex(reached) + 1
  return [...main.slice(0, after), line.stage.code, ...(line.endedOn === null ? main.slice(after) : [])]
}

/** Straight on from the first stage until an end: what is shown before anything went back. */
function mainWay({ stages }: Programme): string[] {
  const way: string[] = []
  let at = stages[0]
  while (at && !way.includes(at.code)) {
    way.push(at.code)
    const [next] = at.then
    at = stages.find(({ code }) => code === next)
  }
  return way
}
