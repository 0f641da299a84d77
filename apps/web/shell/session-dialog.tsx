import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { answerSignIn, listenToSession, sessionHasEnded } from '../../../platform/web/session.ts'
import { SignInForm } from '../../../rooms/access/web/index.ts'
import { shellTexts } from '../texts.ts'

/** Over the page whose session has ended: the same person signs in again and what they were doing goes on. */
export function SessionDialog({ userName }: { userName: string }) {
  const t = useTexts(shellTexts)
  const ended = useSyncExternalStore(listenToSession, sessionHasEnded)
  if (!ended) return null
  return (
    <Dialog
      title={t.sessionEnded}
      firm
      close={() => answerSignIn(false)}
      buttons={
        <Button type="link" onClick={() => location.assign('/')}>
          {t.signOut}
        </Button>
      }
    >
      <p style={{ marginBottom: 16 }}>{t.sessionEndedHint}</p>
      <SignInForm only={userName} done={() => answerSignIn(true)} />
    </Dialog>
  )
}
