import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import {
  ChangePasswordForm,
  meQuery,
  OwnRoles,
  ownTexts,
  SecondFactor,
  Sessions,
} from '../../../rooms/access/web/index.ts'
import { OrganisationName } from '../parts/organisation-name.tsx'
import { PersonName } from '../parts/person-name.tsx'

/** One's own account: roles, password, second factor, where one is signed in. */
export function Component() {
  const t = useTexts(ownTexts)
  const tell = useToast()
  const me = useQuery(meQuery)
  const [query, change] = useAddressQuery()
  return (
    <Loaded query={me}>
      {(own) => (
        <Page
          narrow
          title={own.displayName}
          windowTitle={t.myAccount}
          hint={fill(t.accountOf, { name: own.userName })}
        >
          <Tabs
            label={t.myAccount}
            open={query.part ?? 'roles'}
            choose={(part) => change({ part })}
            tabs={[
              {
                key: 'roles',
                title: t.roles,
                content: () => (
                  <Section>
                    <OwnRoles
                      own={own}
                      personName={(person) => <PersonName id={person} />}
                      organisationName={(organisation) => <OrganisationName id={organisation} />}
                    />
                  </Section>
                ),
              },
              {
                key: 'password',
                title: t.changePassword,
                content: () => (
                  <Section>
                    <ChangePasswordForm done={() => tell(t.passwordChanged)} />
                  </Section>
                ),
              },
              {
                key: 'second-factor',
                title: t.secondFactor,
                content: () => (
                  <Section>
                    <SecondFactor own={own} />
                  </Section>
                ),
              },
              {
                key: 'sessions',
                title: t.sessions,
                content: () => (
                  <Section flush>
                    <Sessions />
                  </Section>
                ),
              },
            ]}
          />
        </Page>
      )}
    </Loaded>
  )
}
