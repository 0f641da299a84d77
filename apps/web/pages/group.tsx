import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { AddIcon, PrintIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { groupKindTerms, groupStateTerms } from '../../../rooms/activities/index.ts'
import {
  GroupFile,
  type GroupFileAnswer,
  groupQuery,
  groupsApi,
  groupsTexts,
  renewedByGroups,
} from '../../../rooms/activities/web/index.ts'

/** One group: its plan, members, sessions, scores and evaluation. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(groupQuery(id))}>{(group) => <Group group={group} />}</Loaded>
}

function Group({ group }: { group: GroupFileAnswer }) {
  const t = useTexts(groupsTexts)
  const say = useSay()
  const may = useMay()
  const go = useGo()
  const back = useTakenBack(group)
  const sheet = useDownload(() =>
    groupsApi.file('/api/groups/:id/attendance-sheet', { params: { id: group.id } }),
  )
  return (
    <Page
      title={group.name}
      windowTitle={t.group}
      hint={`${say(groupKindTerms[group.type])} · ${say(groupStateTerms[group.state])} · ${group.leadName}`}
      crumbs={[{ title: t.groups, to: '/groups' }]}
      actions={
        <>
          {back && (
            <Button onClick={() => void back.ask()} loading={back.sending}>
              {back.title}
            </Button>
          )}
          <Button icon={<PrintIcon aria-hidden />} onClick={() => go(`/groups/${group.id}/print`)}>
            {t.print}
          </Button>
          {may('people.export') && group.sessions > 0 && (
            <ExportButton download={sheet}>{t.attendanceSheet}</ExportButton>
          )}
          {group.abilities.change && (
            <Button onClick={() => go(`/groups/${group.id}/edit`)}>{t.editPlan}</Button>
          )}
          {group.abilities.record && group.memberList.length > 0 && (
            <Button
              type="primary"
              icon={<AddIcon aria-hidden />}
              onClick={() => go('/groups/sessions/new', { group: group.id })}
            >
              {t.recordSession}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={sheet.failure ?? back?.failure ?? null} />
      <GroupFile group={group} />
    </Page>
  )
}

/** Giving up a plan, or taking a closing back; null when neither can be done. */
function useTakenBack(group: GroupFileAnswer) {
  const t = useTexts(groupsTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const reopens = group.abilities.reopen
  const command = useCommand({
    send: (reason: string, id) => {
      const request = { params: { id: group.id }, body: { id, version: group.version, reason } }
      return reopens
        ? groupsApi.post('/api/groups/:id/reopening', request)
        : groupsApi.post('/api/groups/:id/cancellation', request)
    },
    renews: [...renewedByGroups],
    done: () => tell(reopens ? t.reopened : t.cancelled),
  })
  if (!reopens && !(group.abilities.change && group.state === 'planned')) return null
  const ask = async () => {
    const yes = await confirm({
      title: reopens ? t.reopenTitle : t.cancelTitle,
      body: reopens ? t.reopenHint : t.cancelHint,
      action: reopens ? t.reopen : t.cancel,
      danger: !reopens,
      reason: 'required',
    })
    if (yes) await command.run(yes.reason)
  }
  return { ask, title: reopens ? t.reopen : t.cancel, sending: command.sending, failure: command.failure }
}
