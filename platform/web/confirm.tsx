import { Button, Input } from 'antd'
import { createContext, type ReactNode, useCallback, useContext, useId, useState } from 'react'
import type { Id } from '../../kernel/id.ts'
import { Dialog } from './dialog.tsx'
import { newId } from './ids.ts'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

export type Question = {
  readonly title: string
  /** What will happen, and whether it can be undone. */
  readonly body?: ReactNode | undefined
  /** The verb on the button: never "OK". */
  readonly action: string
  readonly danger?: boolean | undefined
  /** Ask for a reason; with `required` the button waits for one. */
  readonly reason?: 'required' | 'optional' | undefined
  readonly reasonHint?: string | undefined
  /** What was written before and did not get through, so that it is not written twice. */
  readonly reasonSoFar?: string | undefined
  /** What fits where the reason is kept: the field takes no more, so that nothing typed is cut off afterwards. */
  readonly reasonMost?: number | undefined
  /** The other button; "Cancel" unless told, or "Back" where the action itself cancels. */
  readonly refuse?: string | undefined
}

type Answer = { readonly reason: string } | null
type Asked = { readonly question: Question; readonly answer: (answer: Answer) => void }

const ConfirmContext = createContext<(question: Question) => Promise<Answer>>(async () => null)

/** `const confirm = useConfirm()`, then `const yes = await confirm({ title, action, reason: 'required' })`. */
export const useConfirm = () => useContext(ConfirmContext)

export function ConfirmProvider({ children }: { children: ReactNode }) {
  // The last one stands in front: the question whether a reason half written may be lost comes before its own dialog.
  const [asked, setAsked] = useState<readonly (Asked & { readonly key: Id })[]>([])
  const confirm = useCallback(
    (question: Question) =>
      new Promise<Answer>((resolve) => {
        const key = newId()
        const one = {
          key,
          question,
          answer: (answer: Answer) => {
            setAsked((before) => before.filter((other) => other.key !== key))
            resolve(answer)
          },
        }
        setAsked((before) => [...before, one])
      }),
    [],
  )
  return (
    <ConfirmContext value={confirm}>
      {children}
      {asked.map(({ key, ...one }) => (
        <ConfirmDialog key={key} {...one} />
      ))}
    </ConfirmContext>
  )
}

function ConfirmDialog({ question, answer }: Asked) {
  const t = useTexts(kitTexts)
  const [reason, setReason] = useState(question.reasonSoFar ?? '')
  const field = useId()
  // "Cancel" beside "cancel the activity" would leave one to guess which of them keeps it.
  const refuse = question.refuse ?? (question.action.startsWith(t.cancel) ? t.back : t.cancel)
  const missing = question.reason === 'required' && reason.trim() === ''
  return (
    <Dialog
      title={question.title}
      close={() => answer(null)}
      buttons={
        <>
          <Button onClick={() => answer(null)}>{refuse}</Button>
          <Button
            type="primary"
            danger={question.danger ?? false}
            disabled={missing}
            onClick={() => answer({ reason: reason.trim() })}
          >
            {question.action}
          </Button>
        </>
      }
    >
      {question.body && <div>{question.body}</div>}
      {question.reason && (
        <div style={{ marginTop: 12 }}>
          <label htmlFor={field}>
            {t.reason}
            <span className="soft">{question.reason === 'required' ? t.requiredAside : t.optionalAside}</span>
          </label>
          <Input.TextArea
            id={field}
            rows={3}
            maxLength={question.reasonMost ?? 500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            {...(question.reasonHint ? { placeholder: question.reasonHint } : {})}
          />
        </div>
      )}
    </Dialog>
  )
}
