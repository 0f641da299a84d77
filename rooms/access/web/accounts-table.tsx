import { DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { type RoleCode, roleCodes } from '../domain/roles.ts'
import { AccountState } from './account-state.tsx'
import { accountsList } from './keeping-queries.ts'
import { keepingTexts } from './keeping-texts.ts'
import { roleTitle } from './role-title.ts'
import { ScopeName } from './scope-name.tsx'

const states = ['active', 'suspended', 'closed'] as const

/** The accounts at home in, or with a role in, the reader's scope. */
export function AccountsTable() {
  const t = useTexts(keepingTexts)
  const say = useSay()
  const show = useFormat()
  const [typed, setTyped] = useRemembered('access.accounts.search', '')
  const [role, setRole] = useRemembered<RoleCode | null>('access.accounts.role', null)
  const [state, setState] = useRemembered<(typeof states)[number] | null>('access.accounts.state', null)
  const list = useList(accountsList({ search: useSettled(typed.trim(), 250), role, state }))
  return (
    <DataTable
      label={t.accounts}
      list={list}
      rowKey={(row) => row.id}
      to={(row) => `/accounts/${row.id}`}
      remember="accounts"
      empty={<Empty title={t.noAccounts} />}
      above={
        <Row>
          <SearchBox label={t.search} value={typed} change={setTyped} />
          <SelectLine
            label={t.role}
            blank={t.anyRole}
            value={role}
            change={setRole}
            options={roleCodes.map((code) => ({ value: code, label: say(roleTitle(code)) }))}
          />
          <SelectLine
            label={t.state}
            blank={t.anyState}
            value={state}
            change={setState}
            options={states.map((value) => ({ value, label: t[value] }))}
          />
        </Row>
      }
      columns={[
        { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.displayName },
        { key: 'userName', title: t.userName, cell: (row) => row.userName },
        {
          key: 'roles',
          title: t.roles,
          cell: (row) =>
            row.roles.length === 0 ? (
              <span className="soft">{t.noRole}</span>
            ) : (
              <Tags>
                {[...new Set(row.roles.map((held) => held.role))].map((code) => (
                  <Tag key={code} tone="accent">
                    {say(roleTitle(code))}
                  </Tag>
                ))}
              </Tags>
            ),
        },
        {
          key: 'home',
          title: t.home,
          cell: (row) => <ScopeName division={row.division} station={row.station} />,
        },
        { key: 'state', title: t.state, cell: (row) => <AccountState state={row.state} /> },
        {
          key: 'factor',
          title: t.secondFactor,
          onCard: 'hidden',
          cell: ({ secondFactor }) =>
            secondFactor.enabled ? (
              t.on
            ) : secondFactor.exempt ? (
              t.exempt
            ) : (
              <span className="soft">{t.off}</span>
            ),
        },
        {
          key: 'seen',
          title: t.lastSignedIn,
          cell: (row) => (row.lastSignedInAt ? show.instant(row.lastSignedInAt) : t.never),
        },
      ]}
    />
  )
}
