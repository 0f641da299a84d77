import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { QrCode } from '../../../rooms/access/web/index.ts'
import {
  type ActivityDetail,
  ActivityFacts,
  ActivityPhotos,
  ActivityPlan,
  activityQuery,
  CodePanel,
  CorrectHoldingDialog,
  communityApi,
  communityTexts,
  HeldRecords,
  HoldDialog,
  SignInSection,
  SignUpSection,
  SummaryDialog,
  SummaryRecords,
} from '../../../rooms/activities/web/index.ts'
import { useSearchPeople } from '../../../rooms/people/web/index.ts'

/** One community activity: plan, who comes, who came, what was held and what came of it. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(activityQuery(id))}>{(activity) => <Activity activity={activity} />}</Loaded>
}

const renews = [['activities'], ['duties'], ['indicators']]

function Activity({ activity }: { activity: ActivityDetail }) {
  const t = useTexts(communityTexts)
  const go = useGo()
  const may = useMay()
  const searchPeople = useSearchPeople()
  const acts = useActs(activity)
  const [open, setOpen] = useState<'hold' | 'correct' | 'summary' | null>(null)
  const close = () => setOpen(null)
  const { abilities } = activity
  return (
    <Page
      title={activity.title}
      hint={activity.themeDay}
      crumbs={[{ title: t.activities, to: '/activities/list' }]}
      actions={
        <>
          <PrintButton>{t.print}</PrintButton>
          <PageLink to={`/activities/${activity.id}/paper`}>{t.printSheet}</PageLink>
          {abilities.takeOver && <Button onClick={acts.takeOver}>{t.takeOver}</Button>}
          {abilities.cancel && <Button onClick={acts.cancel}>{t.cancel}</Button>}
          {abilities.edit && <Button onClick={() => go(`/activities/${activity.id}/edit`)}>{t.edit}</Button>}
          {abilities.hold && (
            <Button type="primary" onClick={() => setOpen('hold')}>
              {t.hold}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={acts.failure} />
        <ActivityFacts activity={activity} />
        <CodePanel activity={activity} code={(address, label) => <QrCode text={address} label={label} />} />
        <HeldRecords activity={activity} correct={() => setOpen('correct')} withdraw={acts.withdraw} />
        <SummaryRecords activity={activity} write={() => setOpen('summary')} />
        <SignInSection activity={activity} searchPeople={searchPeople} mayExport={may('people.export')} />
        <SignUpSection activity={activity} searchPeople={searchPeople} />
        <ActivityPlan activity={activity} />
        <ActivityPhotos activity={activity} />
      </Stack>
      {open === 'hold' && <HoldDialog activity={activity} close={close} />}
      {open === 'correct' && <CorrectHoldingDialog activity={activity} close={close} />}
      {open === 'summary' && <SummaryDialog activity={activity} close={close} />}
    </Page>
  )
}

/** What is done with one press and, where it is grave, a question. */
function useActs(activity: ActivityDetail) {
  const t = useTexts(communityTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const { id: own, version } = activity
  const params = { id: own }
  const takeOver = useCommand({
    send: (_: null, id) =>
      communityApi.post('/api/activities/:id/responsible', { params, body: { id, version } }),
    renews,
    done: () => tell(t.takenOver),
  })
  const cancel = useCommand({
    send: (reason: string, id) =>
      communityApi.post('/api/activities/:id/cancellation', { params, body: { id, version, reason } }),
    renews,
    done: () => tell(t.cancelled),
  })
  const withdraw = useCommand({
    send: (reason: string, id) =>
      communityApi.post('/api/activities/:id/holding/withdrawal', { params, body: { id, reason } }),
    renews,
    done: () => tell(t.withdrawnDone),
  })
  const asked = async (
    title: string,
    body: string,
    action: string,
    run: (reason: string) => Promise<unknown>,
  ) => {
    const yes = await confirm({ title, body, action, danger: true, reason: 'required' })
    if (yes) await run(yes.reason)
  }
  return {
    failure: takeOver.failure ?? cancel.failure ?? withdraw.failure,
    takeOver: () => void takeOver.run(null),
    cancel: () => void asked(t.cancelTitle, t.cancelHint, t.cancel, cancel.run),
    withdraw: () => void asked(t.withdrawHolding, t.withdrawHint, t.withdrawHolding, withdraw.run),
  }
}
