import { Button } from 'antd'
import { useState } from 'react'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { type Tab, Tabs } from '../../../platform/web/tabs.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import {
  AccountsTable,
  keepingTexts,
  OpenAccountForm,
  Policy,
  TokensTable,
} from '../../../rooms/access/web/index.ts'

/** Accounts, tokens of outside programs and the sign-in policy. */
export function Component() {
  const t = useTexts(keepingTexts)
  const may = useMay()
  const go = useGo()
  const tell = useToast()
  const [query, change] = useAddressQuery()
  const [opening, setOpening] = useState(false)
  const tabs: readonly (Tab | false)[] = [
    {
      key: 'accounts',
      title: t.accountsTab,
      content: () => (
        <Section flush>
          <AccountsTable />
        </Section>
      ),
    },
    may('access.tokens') && {
      key: 'tokens',
      title: t.tokens,
      content: () => (
        <Section flush>
          <TokensTable />
        </Section>
      ),
    },
    {
      key: 'policy',
      title: t.policy,
      content: () => (
        <Section hint={t.policyHint}>
          <Policy />
        </Section>
      ),
    },
  ]
  return (
    <Page
      title={t.accounts}
      actions={
        may('access.accounts') && (
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => setOpening(true)}>
            {t.openAccount}
          </Button>
        )
      }
    >
      <Tabs
        label={t.accounts}
        open={query.part ?? 'accounts'}
        choose={(part) => change({ part })}
        tabs={tabs.filter((tab) => tab !== false)}
      />
      {opening && (
        <Drawer title={t.openAccount} close={() => setOpening(false)}>
          <OpenAccountForm
            done={(account) => {
              tell(t.opened)
              go(`/accounts/${account}`)
            }}
          />
        </Drawer>
      )}
    </Page>
  )
}
