import { fill } from '../../../../platform/web/fill.ts'
import { CheckIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { phaseTerms } from '../../domain/phases.ts'
import css from './file.module.css'
import type { CaseFileAnswer } from './queries.ts'
import { fileTexts } from './texts.ts'

/** Where a case stands among its phases, since when, and by when it is to be left. */
export function PhaseRail({ file, isClosed }: { file: CaseFileAnswer; isClosed: boolean }) {
  const t = useTexts(fileTexts)
  const say = useSay()
  const show = useFormat()
  const at = file.phase ? file.path.indexOf(file.phase) : -1
  // Back from intervention: what was assessed and planned before lies in the earlier round.
  const again = file.round > 1 ? file.steps.find(({ round }) => round === file.round) : undefined
  return (
    <Section title={t.phases}>
      <ol className={css.rail}>
        {file.path.map((phase, index) => {
          const steps = file.steps.filter((step) => step.phase === phase)
          const step = steps.at(-1)
          const isHere = index === at && !isClosed
          const isPassed = step !== undefined && (index < at || isClosed)
          const clock = file.clocks.find(({ kind }) => kind === phase)
          return (
            <li
              key={phase}
              className={`${css.phase} ${isHere ? css.here : isPassed ? css.passed : ''}`}
              {...(isHere ? { 'aria-current': 'step' as const } : {})}
            >
              <span className={css.phaseName}>
                {isPassed && <CheckIcon aria-hidden />}
                {say(phaseTerms[phase])}
                {isPassed && <span className="only-read-aloud">{t.passed}</span>}
              </span>
              <span className={css.small}>
                {step && (index <= at || isClosed)
                  ? fill(t.since, { day: show.day(step.enteredOn) })
                  : index < at || isClosed
                    ? t.skipped
                    : ''}
              </span>
              {isHere && clock && (
                <span>
                  <Tag tone={clock.overdue ? 'danger' : 'info'}>
                    {fill(clock.overdue ? t.overdueSince : t.dueBy, {
                      day: clock.dueAt ? show.instant(clock.dueAt) : show.day(clock.dueOn),
                    })}
                  </Tag>
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {again && !isClosed && (
        <p className="soft" style={{ marginTop: 12 }}>
          {fill(t.againSince, { round: again.round, day: show.day(again.enteredOn) })}
          {again.reason && ` · ${again.reason}`}
        </p>
      )}
    </Section>
  )
}
