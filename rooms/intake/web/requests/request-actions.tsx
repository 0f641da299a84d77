import { Button } from 'antd'
import { MoreIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { Menu } from '../../../../platform/web/menu.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFocusKept } from '../../../../platform/web/use-focus-kept.ts'
import { CorrectDialog } from './correct-dialog.tsx'
import { AcceptDialog, HandOverDialog, MoveDialog, ReferDialog, TriageDialog } from './decision-dialogs.tsx'
import css from './intake.module.css'
import { type RequestFile, renewedByRequests, requestsApi } from './queries.ts'
import { LinkDialog, RegisterDialog } from './register-dialog.tsx'
import { intakeTexts } from './texts.ts'
import { type WordsAct, WordsDialog } from './words-dialog.tsx'

export type OpenDialog =
  | WordsAct
  | 'triage'
  | 'accept'
  | 'move'
  | 'refer'
  | 'correct'
  | 'link'
  | 'register'
  | 'handOver'

/** The dialogs of a request, of which one at most is open. */
export function RequestDialogs(props: { one: RequestFile; open: OpenDialog | null; close: () => void }) {
  const { one, open, close } = props
  const t = useTexts(intakeTexts)
  const go = useGo()
  const tell = useToast()
  switch (open) {
    case null:
      return null
    case 'triage':
      return <TriageDialog one={one} close={close} />
    case 'accept':
      return <AcceptDialog one={one} close={close} done={() => tell(t.acceptDone)} />
    case 'move':
      return (
        <MoveDialog
          one={one}
          close={close}
          done={() => {
            tell(t.moved)
            go('/intake')
          }}
        />
      )
    case 'refer':
      return <ReferDialog one={one} close={close} />
    case 'correct':
      return <CorrectDialog one={one} close={close} />
    case 'link':
      return <LinkDialog one={one} close={close} />
    case 'handOver':
      return <HandOverDialog one={one} close={close} />
    case 'register':
      return <RegisterDialog one={one} close={close} />
    default:
      return <WordsDialog act={open} one={one} close={close} />
  }
}

/** What can be done with a request now: the next step as the main button, the rest in a menu. */
export function RequestActions(props: {
  one: RequestFile
  choose: (open: OpenDialog) => void
  owner: ReturnType<typeof useOwnership>
}) {
  const { one, choose, owner } = props
  const t = useTexts(intakeTexts)
  const go = useGo()
  const { abilities } = one
  const buttons = useFocusKept(one.version)
  const next = nextStep(one)
  const items = [
    ...(abilities.accept && next !== 'accept' ? [['accept', t.accept] as const] : []),
    ...(abilities.record && next !== 'triage' ? [['triage', t.triage] as const] : []),
    ...(abilities.record ? [['handOver', t.handOver] as const] : []),
    ...(abilities.decide
      ? ([
          ['move', t.move],
          ['refer', t.refer],
          ['refuse', t.refuse],
        ] as const)
      : []),
    ...(abilities.record && one.sensitive ? [['correct', t.correct] as const] : []),
    ...(abilities.decide ? [['withdraw', t.withdraw] as const] : []),
  ]
  return (
    <div ref={buttons} className={css.actions}>
      {items.length > 0 && (
        <Menu
          framed
          label={t.more}
          button={
            <>
              <MoreIcon aria-hidden /> {t.more}
            </>
          }
          items={[
            ...items.map(([key, title]) => ({ key, title, choose: () => choose(key) })),
            ...(one.state === 'looking' && abilities.decide
              ? [{ key: 'return', title: t.putBack, choose: owner.putBack }]
              : []),
            { key: 'print', title: t.print, choose: () => go(`/intake/${one.id}/paper`) },
          ]}
        />
      )}
      {items.length === 0 && <Button onClick={() => go(`/intake/${one.id}/paper`)}>{t.print}</Button>}
      {abilities.decide && one.state === 'received' && (
        <Button loading={owner.sending} onClick={owner.take}>
          {t.take}
        </Button>
      )}
      {abilities.reopen && <Button onClick={() => choose('reopen')}>{t.reopen}</Button>}
      {next && (
        <Button type="primary" onClick={() => choose(next)}>
          {t[next]}
        </Button>
      )}
    </div>
  )
}

/** The one thing to do next, as the order of work has it. */
function nextStep({
  abilities,
  triaged,
  sensitive,
}: RequestFile): 'triage' | 'accept' | 'close' | 'protect' | null {
  if (abilities.accept && !triaged) return 'triage'
  if (abilities.record && sensitive?.endangered && !sensitive.safe) return 'protect'
  if (abilities.accept) return 'accept'
  return abilities.close ? 'close' : null
}

/** Taking a request over and putting it back; a failure is told by the page, above what the request says. */
export function useOwnership(one: RequestFile) {
  const t = useTexts(intakeTexts)
  const tell = useToast()
  const params = { id: one.id }
  const take = useCommand({
    send: (_: null, id) =>
      requestsApi.post('/api/requests/:id/owner', { params, body: { id, version: one.version } }),
    renews: [...renewedByRequests],
    done: () => tell(t.taken),
  })
  const back = useCommand({
    send: (_: null, id) =>
      requestsApi.post('/api/requests/:id/return', { params, body: { id, version: one.version } }),
    renews: [...renewedByRequests],
    done: () => tell(t.backDone),
  })
  return {
    take: () => void take.run(null),
    putBack: () => void back.run(null),
    sending: take.sending || back.sending,
    failure: take.failure ?? back.failure,
  }
}
