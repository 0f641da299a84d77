import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { EstablishDrawer } from './establish-drawer.tsx'
import { applicationsApi, type FullApplication, renewed } from './queries.ts'
import { applicationsTexts } from './texts.ts'

/** What the body may do now at the stage; each asks before it is done, and says why where that is wanted. */
export function useActs(full: FullApplication) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const tell = useToast()
  const confirm = useConfirm()
  const params = { id: full.line.id }
  const { version, abilities } = full
  const forward = useCommand({
    send: (input: { to: string; note: string }, id) =>
      applicationsApi.post('/api/applications/:id/forwarding', {
        params,
        body: { id, version, to: input.to, ...(input.note ? { note: input.note } : {}) },
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
      applicationsApi.post('/api/applications/:id/refusal', { params, body: { id, version, words } }),
    renews: renewed,
    done: () => tell(t.refused),
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
          const stage = say(way.title)
          return (
            <Button
              key={way.code}
              type={at === 0 ? 'primary' : 'default'}
              className="not-printed"
              loading={forward.sending}
              onClick={() =>
                void ask(
                  {
                    title: fill(t.forwardTitle, { stage }),
                    body: t.forwardHint,
                    action: t.forward,
                    reason: 'optional',
                  },
                  (words) => forward.run({ to: way.code, note: words }),
                )
              }
            >
              {fill(t.forwardTo, { stage })}
            </Button>
          )
        })}
      {establishing && <EstablishDrawer full={full} close={() => setEstablishing(false)} />}
    </>
  )
  const failure = forward.failure ?? back.failure ?? refuse.failure ?? note.failure
  return { buttons, failure }
}
