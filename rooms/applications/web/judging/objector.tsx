import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Failure, failureOf } from '../../../../platform/web/failure.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { noticeTexts } from './notice-texts.ts'
import { judgingApi } from './queries.ts'

/** Who objected under a name: shown after it was asked for, because the look is kept. */
export function Objector({ objection }: { objection: string }) {
  const t = useTexts(noticeTexts)
  const confirm = useConfirm()
  const [shown, setShown] = useState<{ name: string; phone: string | null } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const look = async () => {
    if (!(await confirm({ title: t.whoTitle, body: t.whoBody, action: t.whoObjected }))) return
    try {
      setShown(
        await judgingApi.get('/api/applications/objections/:objection/objector', { params: { objection } }),
      )
    } catch (thrown) {
      setFailure(failureOf(thrown))
    }
  }
  if (shown) return <strong>{[shown.name, shown.phone].filter(Boolean).join(' ')}</strong>
  return (
    <>
      <Button size="small" onClick={() => void look()}>
        {t.whoObjected}
      </Button>
      <FailureNotice failure={failure} />
    </>
  )
}
