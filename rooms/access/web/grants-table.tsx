import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type Account, type GrantLine, grantsList } from './keeping-queries.ts'
import { keepingTexts } from './keeping-texts.ts'
import { api } from './queries.ts'
import { roleTitle } from './role-title.ts'
import { ScopeName } from './scope-name.tsx'

/** What an account may do where and until when, with who gave it and why. `personName` and `organisationName` tell whom one is for. */
export function GrantsTable(props: {
  account: Account
  personName?: (person: Id) => ReactNode
  organisationName?: (organisation: Id) => ReactNode
}) {
  const { account, personName, organisationName } = props
  const t = useTexts(keepingTexts)
  const say = useSay()
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const [withEnded, setWithEnded] = useState(false)
  const list = useList(grantsList(account.id, withEnded))
  const end = useCommand({
    send: ({ grant, reason }: { grant: string; reason: string }, id) =>
      api.post('/api/grants/:grant/end', { params: { grant }, body: { id, reason } }),
    renews: [['access']],
    done: () => tell(t.grantEnded),
  })
  const ask = async (grant: GrantLine) => {
    const role = say(roleTitle(grant.role))
    const yes = await confirm({
      title: fill(t.endGrantTitle, { role }),
      body: t.endGrantBody,
      action: t.endGrant,
      danger: true,
      reason: 'required',
    })
    if (yes) void end.run({ grant: grant.id, ...yes })
  }
  const mayEnd = (grant: GrantLine) => grant.endedAt === null && account.rolesToGive.includes(grant.role)
  return (
    <>
      <FailureNotice failure={end.failure} />
      <DataTable
        label={t.grants}
        list={list}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noGrants} hint={t.noGrantsHint} />}
        above={<TickLine label={t.withEnded} value={withEnded} change={setWithEnded} />}
        columns={[
          {
            key: 'role',
            title: t.role,
            onCard: 'title',
            cell: (row) => (
              <>
                {say(roleTitle(row.role))} {row.endedAt && <Tag>{t.ended}</Tag>}
              </>
            ),
          },
          {
            key: 'scope',
            title: t.scope,
            cell: (row) => (
              <ScopeName {...row.scope} personName={personName} organisationName={organisationName} />
            ),
          },
          { key: 'from', title: t.from, cell: (row) => show.day(row.from) },
          {
            key: 'to',
            title: t.to,
            cell: (row) =>
              row.endedAt
                ? show.instant(row.endedAt)
                : row.endsAt
                  ? show.instant(row.endsAt)
                  : row.to
                    ? show.day(row.to)
                    : t.openEnd,
          },
          { key: 'by', title: t.givenBy, cell: (row) => row.grantedByName ?? t.bySystem },
          { key: 'reason', title: t.reason, prose: true, cell: (row) => row.endedReason ?? row.reason },
          {
            key: 'end',
            title: t.endGrant,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) =>
              mayEnd(row) && (
                <Button size="small" onClick={() => void ask(row)}>
                  {t.endGrant}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}
