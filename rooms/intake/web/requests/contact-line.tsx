import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { type RequestFile, requestsApi } from './queries.ts'
import { intakeTexts } from './texts.ts'

/** How to reach the requester: masked, and in full for a purpose that is written to the trail. */
export function ContactLine({ one }: { one: RequestFile }) {
  const t = useTexts(intakeTexts)
  const show = useFormat()
  const confirm = useConfirm()
  const [seen, setSeen] = useState<readonly string[] | null>(null)
  const reveal = useCommand({
    send: (purpose: string) =>
      requestsApi.post('/api/requests/:id/contact', { params: { id: one.id }, body: { purpose } }),
    done: ({ phone, otherContact }) => setSeen([phone, otherContact].filter((part) => part !== null)),
  })
  if (!one.sensitive?.reachable) return <>{t.unnamed}</>
  if (seen) return <>{show.words(seen)}</>
  const ask = async () => {
    const yes = await confirm({
      title: t.showPhone,
      body: t.showPhoneBody,
      action: t.showPhone,
      reason: 'required',
      reasonHint: t.purpose,
    })
    if (yes) await reveal.run(yes.reason)
  }
  return (
    <>
      {one.sensitive.phone ?? t.otherContact}{' '}
      {one.abilities.contact && (
        <Button size="small" loading={reveal.sending} onClick={() => void ask()}>
          {t.showPhone}
        </Button>
      )}
      <FailureNotice failure={reveal.failure} />
    </>
  )
}
