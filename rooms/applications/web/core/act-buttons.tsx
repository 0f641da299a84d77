import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { decidesAt } from '../../domain/core/acting.ts'
import { EstablishDrawer } from './establish-drawer.tsx'
import { applicationsApi, type FullApplication, programmeIn, renewed } from './queries.ts'
import { applicationsTexts } from './texts.ts'

/** What the body may do now at the stage; each asks before it is done, and says why where that is wanted. */
export function useActs(full: FullApplication) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const tell = useToast()
  const confirm = useConfirm()
  const params = { id: full.line.id }
  const { version, abilities } = full
  const stage = programmeIn(full).stages.find(({ code }) => code === full.line.stage.code)
  const decides = stage !== undefined && decidesAt(stage)
  // What comes out otherwise than the decision before puts that one right, and says why.
  const before = full.decisions.at(-1)
  const differs =
    before !== undefined &&
    (before.eligible !== full.decision.eligible || before.amountFen !== full.decision.amountFen)
  const correction = (reason: string) => (differs ? { corrects: before.id, reason } : {})
  const forward = useCommand({
    send: (input: { to: string; note: string }, id) =>
      applicationsApi.post('/api/applications/:id/forwarding', {
        params,
        body: {
          id,
          version,
          to: input.to,
          ...(input.note ? { note: input.note } : {}),
          ...(decides ? correction(input.note) : {}),
        },
      }),
    renews: renewed,
    done: () => tell(t.forwarded),
  })
  const back = useCommand({
    send: (missing: string, id) =>
      applicationsApi.post('/api/applications/:id/return', { params, body: { id, version, missing } }),
    renews: renewed,
    done: () => tell(t.returned),
  })
  const refuse = useCommand({
    send: (words: string, id) =>
      applicationsApi.post('/api/applications/:id/refusal', {
        params,
        body: { id, version, words, ...(decides ? correction(words) : {}) },
      }),
    renews: renewed,
    done: () => tell(t.refused),
  })
  const correct = useCommand({
    send: (reason: string, id) =>
      applicationsApi.post('/api/applications/:id/decisions', {
        params,
        body: { id, version, corrects: before?.id ?? '', reason },
      }),
    renews: renewed,
    done: () => tell(t.corrected),
  })
  const note = useCommand({
    send: (words: string, id) =>
      applicationsApi.post('/api/applications/:id/notes', { params, body: { id, words } }),
    renews: renewed,
    done: () => tell(t.noted),
  })
  const [establishing, setEstablishing] = useState(false)
  const ask = async (question: Parameters<typeof confirm>[0], then: (reason: string) => Promise<unknown>) => {
    const yes = await confirm(question)
    if (yes) await then(yes.reason)
  }
  const ways = full.next.filter(({ way }) => way === 'on')
  const buttons = (
    <>
      {abilities.note && (
        <Button
          className="not-printed"
          loading={note.sending}
          onClick={() => void ask({ title: t.noteTitle, action: t.note, reason: 'required' }, note.run)}
        >
          {t.note}
        </Button>
      )}
      {abilities.answer && (
        <Button className="not-printed" onClick={() => setEstablishing(true)}>
          {t.establish}
        </Button>
      )}
      {abilities.correct && differs && (
        <Button
          className="not-printed"
          loading={correct.sending}
          onClick={() =>
            void ask(
              { title: t.correctTitle, body: t.correctHint, action: t.correct, reason: 'required' },
              correct.run,
            )
          }
        >
          {t.correct}
        </Button>
      )}
      {abilities.refuse && (
        <Button
          danger
          className="not-printed"
          loading={refuse.sending}
          onClick={() =>
            void ask(
              {
                title: t.refuseTitle,
                body: t.refuseHint,
                action: t.refuse,
                danger: true,
                reason: 'required',
              },
              refuse.run,
            )
          }
        >
          {t.refuse}
        </Button>
      )}
      {abilities.return && (
        <Button
          className="not-printed"
          loading={back.sending}
          onClick={() =>
            void ask(
              { title: t.returnTitle, body: t.returnHint, action: t.returnBack, reason: 'required' },
              back.run,
            )
          }
        >
          {t.returnBack}
        </Button>
      )}
      {abilities.forward &&
        ways.map((way, at) => {
          const title = say(way.title)
          return (
            <Button
              key={way.code}
              type={at === 0 ? 'primary' : 'default'}
              className="not-printed"
              loading={forward.sending}
              onClick={() =>
                void ask(
                  {
                    title: fill(t.forwardTitle, { stage: title }),
                    body: decides && differs ? t.forwardCorrects : t.forwardHint,
                    action: t.forward,
                    reason: decides && differs ? 'required' : 'optional',
                  },
                  (words) => forward.run({ to: way.code, note: words }),
                )
              }
            >
              {fill(t.forwardTo, { stage: title })}
            </Button>
          )
        })}
      {establishing && <EstablishDrawer full={full} close={() => setEstablishing(false)} />}
    </>
  )
  const failure = forward.failure ?? back.failure ?? refuse.failure ?? correct.failure ?? note.failure
  return { buttons, failure }
}
