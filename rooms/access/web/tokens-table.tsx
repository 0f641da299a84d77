import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { isPermission, permissions } from '../domain/permissions.ts'
import { tokensList } from './keeping-queries.ts'
import { keepingTexts } from './keeping-texts.ts'
import { NewToken } from './new-token.tsx'
import { api } from './queries.ts'
import { ScopeName } from './scope-name.tsx'

/** The tokens by which outside programs use the API: what each may do where, and when it was last used. */
export function TokensTable() {
  const t = useTexts(keepingTexts)
  const say = useSay()
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const [making, setMaking] = useState(false)
  const list = useList(tokensList())
  const revoke = useCommand({
    send: (token: string, id) =>
      api.post('/api/access/tokens/:token/revocation', { params: { token }, body: { id } }),
    renews: [['access', 'tokens']],
    done: () => tell(t.revoked),
  })
  const ask = async (token: { id: string; name: string }) => {
    const title = show.labelled(t.revoke, token.name)
    if (await confirm({ title, body: t.revokeBody, action: t.revoke, danger: true }))
      void revoke.run(token.id)
  }
  const named = (code: string) => (isPermission(code) ? say(permissions[code]) : code)
  return (
    <>
      <DataTable
        label={t.tokens}
        list={list}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noTokens} hint={t.tokensHint} />}
        above={
          <Row>
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => setMaking(true)}>
              {t.newToken}
            </Button>
            <FailureNotice failure={revoke.failure} />
          </Row>
        }
        columns={[
          {
            key: 'name',
            title: t.tokenName,
            onCard: 'title',
            cell: (row) => (
              <>
                {row.name} {row.revokedAt && <Tag>{t.revoked}</Tag>}
              </>
            ),
          },
          { key: 'hint', title: t.hint, cell: (row) => <code>{row.hint}</code> },
          {
            key: 'may',
            title: t.tokenMay,
            prose: true,
            cell: (row) =>
              row.grants.map((grant) => (
                <div key={grant.permissions.join()}>
                  {grant.permissions.map(named).join(' · ')} <span className="soft">(</span>
                  <ScopeName {...grant.scope} />
                  <span className="soft">)</span>
                </div>
              )),
          },
          { key: 'owner', title: t.owner, cell: (row) => row.accountName },
          { key: 'expires', title: t.tokenExpires, cell: (row) => show.day(row.expiresOn) },
          { key: 'used', title: t.usedAt, cell: (row) => (row.usedAt ? show.instant(row.usedAt) : t.never) },
          {
            key: 'revoke',
            title: t.revoke,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) =>
              row.revokedAt === null && (
                <Button size="small" onClick={() => void ask(row)}>
                  {t.revoke}
                </Button>
              ),
          },
        ]}
      />
      {making && (
        <Drawer title={t.newToken} close={() => setMaking(false)}>
          <NewToken done={() => setMaking(false)} />
        </Drawer>
      )}
    </>
  )
}
