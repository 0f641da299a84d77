import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type TaskState, taskStateTitles } from '../../intake/index.ts'
import { StationName } from '../../regions/web/index.ts'
import { agreementStateTerms } from '../domain/agreement.ts'
import css from './letters.module.css'
import { SessionDialog } from './pupil-dialogs.tsx'
import { pupilTexts } from './pupil-texts.ts'
import { type PupilFile as File, pupilsApi, renewedByLetters } from './queries.ts'
import { StepDialog } from './step-dialog.tsx'
import { useLetterWords } from './words.ts'

/** One pupil: sessions, the way from finding to recovery, agreements, letters. */
export function PupilFile({ pupil }: { pupil: File }) {
  return (
    <Stack>
      <Sessions pupil={pupil} />
      <Care pupil={pupil} />
      <Agreements pupil={pupil} />
      <About pupil={pupil} />
    </Stack>
  )
}

function Sessions({ pupil }: { pupil: File }) {
  const t = useTexts(pupilTexts)
  const show = useFormat()
  const words = useLetterWords()
  const [open, setOpen] = useState(false)
  const withdraw = useWithdraw(pupil)
  return (
    <Section
      title={t.counselling}
      hint={fill(t.counsellingSum, { count: pupil.sessions, minutes: show.minutes(pupil.minutes) })}
      actions={
        pupil.abilities.change && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t.addSession}
          </Button>
        )
      }
    >
      <FailureNotice failure={withdraw.failure} />
      {pupil.counselling.length === 0 && <p className="soft">{t.noSessions}</p>}
      {pupil.counselling.map((session) => (
        <article key={session.id} className={css.reply}>
          <div className={css.flag}>
            <strong>{show.day(session.heldOn)}</strong>
            <Tag>{words.topic.of(session.topic)}</Tag>
            <span>{show.minutes(session.minutes)}</span>
            <span className="soft">
              {words.how.of(session.way)} · {session.heldByName}
            </span>
            {session.withdrawn && <Tag tone="warning">{t.withdrawn}</Tag>}
            {pupil.abilities.change && !session.withdrawn && (
              <Button
                size="small"
                aria-label={`${t.withdraw} ${show.day(session.heldOn)}`}
                onClick={() => void withdraw.ask(session.id)}
              >
                {t.withdraw}
              </Button>
            )}
          </div>
          {session.note && <p className={css.words}>{session.note}</p>}
        </article>
      ))}
      {open && <SessionDialog pupil={pupil} close={() => setOpen(false)} />}
    </Section>
  )
}

function useWithdraw(pupil: File) {
  const t = useTexts(pupilTexts)
  const confirm = useConfirm()
  const tell = useToast()
  const command = useCommand({
    send: ({ session, reason }: { session: string; reason: string }, id) =>
      pupilsApi.post('/api/letters/pupils/:id/sessions/:session/withdrawal', {
        params: { id: pupil.id, session },
        body: { id, reason },
      }),
    renews: [...renewedByLetters],
    done: () => tell(t.withdrawn),
  })
  return {
    failure: command.failure,
    ask: async (session: string) => {
      const yes = await confirm({
        title: t.withdrawTitle,
        body: t.withdrawHint,
        action: t.withdraw,
        danger: true,
        reason: 'required',
      })
      if (yes) await command.run({ session, reason: yes.reason })
    },
  }
}

function Care({ pupil }: { pupil: File }) {
  const t = useTexts(pupilTexts)
  const show = useFormat()
  const words = useLetterWords()
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t.care}
      hint={t.careHint}
      actions={pupil.abilities.change && <Button onClick={() => setOpen(true)}>{t.addStep}</Button>}
    >
      {pupil.care.length === 0 && <p className="soft">{t.noSteps}</p>}
      {pupil.care.map((step) => (
        <article key={step.id} className={css.reply}>
          <div className={css.flag}>
            <Tag tone="accent">{words.step.of(step.step)}</Tag>
            <strong>{show.day(step.takenOn)}</strong>
            {step.organisation && <span>{step.organisation.name}</span>}
            {step.followUpOn && <span>{fill(t.followUp, { day: show.day(step.followUpOn) })}</span>}
            {step.task && <HandedTo task={step.task} />}
            <span className="soft">{step.takenByName}</span>
          </div>
          {step.note && <p className={css.words}>{step.note}</p>}
        </article>
      ))}
      {open && <StepDialog pupil={pupil} close={() => setOpen(false)} />}
    </Section>
  )
}

const taskTones: Readonly<Record<TaskState, Tone>> = {
  given: 'warning',
  accepted: 'info',
  done: 'good',
  returned: 'danger',
  withdrawn: 'plain',
}

/** How the body stands with what it was handed: accepted, done, or sent back so that another one is asked. */
function HandedTo({ task }: { task: NonNullable<File['care'][number]['task']> }) {
  const t = useTexts(pupilTexts)
  const say = useSay()
  const show = useFormat()
  const may = useMay()
  const state = <Tag tone={taskTones[task.state]}>{say(taskStateTitles[task.state])}</Tag>
  return (
    <>
      {may('tasks.give') ? <PageLink to={`/tasks/${task.id}`}>{state}</PageLink> : state}
      <span className="soft">
        {task.settledOn ? show.day(task.settledOn) : fill(t.taskDue, { day: show.day(task.dueOn) })}
      </span>
    </>
  )
}

function Agreements({ pupil }: { pupil: File }) {
  const t = useTexts(pupilTexts)
  const say = useSay()
  const show = useFormat()
  const go = useGo()
  return (
    <Section
      title={t.agreements}
      actions={
        pupil.abilities.change && (
          <Button onClick={() => go('/letters/agreements/new', { pupil: pupil.id })}>{t.addAgreement}</Button>
        )
      }
    >
      {pupil.agreements.length === 0 && <p className="soft">{t.noAgreements}</p>}
      {pupil.agreements.map(({ id, number, state, startsOn }) => (
        <p key={id} className={css.flag}>
          <PageLink to={`/letters/agreements/${id}`}>{number}</PageLink>
          <span>{show.day(startsOn)}</span>
          <Tag>{say(agreementStateTerms[state as keyof typeof agreementStateTerms])}</Tag>
        </p>
      ))}
    </Section>
  )
}

function About({ pupil }: { pupil: File }) {
  const t = useTexts(pupilTexts)
  const words = useLetterWords()
  const show = useFormat()
  return (
    <Section title={t.about}>
      <Facts
        items={[
          [t.codeName, pupil.codeName],
          [t.band, words.band.of(pupil.gradeBand)],
          [t.openedOn, show.day(pupil.openedOn)],
          [t.station, <StationName key="station" station={pupil.station} division={pupil.division} />],
          pupil.person
            ? [
                t.personOf,
                pupil.personName ? (
                  <PageLink key="person" to={`/people/${pupil.person}`}>
                    {pupil.personName}
                  </PageLink>
                ) : (
                  t.hiddenName
                ),
              ]
            : null,
          pupil.note ? [t.noteOf, pupil.note] : null,
          pupil.letters.length > 0
            ? [
                t.letters,
                pupil.letters.map(({ id, number, receivedOn }) => (
                  <div key={id}>
                    <PageLink to={`/letters/${id}`}>
                      {number} · {show.day(receivedOn)}
                    </PageLink>
                  </div>
                )),
              ]
            : null,
        ]}
      />
    </Section>
  )
}
