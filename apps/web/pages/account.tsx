import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  AccountActions,
  AccountFacts,
  accountQuery,
  GiveRoleForm,
  GrantsTable,
  keepingTexts,
} from '../../../rooms/access/web/index.ts'
import { searchOrganisations } from '../../../rooms/organisations/web/index.ts'
import { useSearchPeople } from '../../../rooms/people/web/index.ts'
import { OrganisationName } from '../parts/organisation-name.tsx'
import { PersonName } from '../parts/person-name.tsx'

/** One account: who it is, what it may do where, and what can be done about it. */
export function Component() {
  const t = useTexts(keepingTexts)
  const show = useFormat()
  const tell = useToast()
  const may = useMay()
  const searchPersons = useSearchPeople()
  const query = useQuery(accountQuery(usePathPart('id')))
  const [giving, setGiving] = useState(false)
  return (
    <Loaded query={query}>
      {(account) => (
        <Page
          title={account.displayName}
          windowTitle={t.accounts}
          crumbs={[{ title: t.accounts, to: '/accounts' }]}
        >
          <Section>
            <AccountFacts account={account} />
          </Section>
          <Section
            flush
            title={t.grants}
            hint={t.grantsHint}
            actions={
              account.rolesToGive.length > 0 && (
                <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => setGiving(true)}>
                  {t.giveRole}
                </Button>
              )
            }
          >
            <GrantsTable
              account={account}
              personName={(person) => <PersonName id={person} />}
              organisationName={(organisation) => <OrganisationName id={organisation} />}
            />
          </Section>
          {account.manageable ? (
            <Section title={t.more}>
              <AccountActions account={account} />
            </Section>
          ) : (
            <Notice>{t.notManageable}</Notice>
          )}
          {giving && (
            <Drawer title={show.labelled(t.giveRole, account.displayName)} close={() => setGiving(false)}>
              <GiveRoleForm
                account={account}
                search={{
                  person: may('people.read') ? searchPersons : undefined,
                  organisation: may('organisations.read') ? searchOrganisations : undefined,
                }}
                done={() => {
                  tell(t.roleGiven)
                  setGiving(false)
                }}
              />
            </Drawer>
          )}
        </Page>
      )}
    </Loaded>
  )
}
