import type { ReactNode } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { Facts } from '../../../platform/web/facts.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { OwnAccount } from './queries.ts'
import { ScopeName } from './scope-name.tsx'
import { ownTexts } from './texts.ts'

/** The roles one holds: what, where, from when to when. `personName` and `organisationName` tell whom one is for. */
export function OwnRoles(props: {
  own: OwnAccount
  personName: (person: Id) => ReactNode
  organisationName: (organisation: Id) => ReactNode
}) {
  const { own, personName, organisationName } = props
  const t = useTexts(ownTexts)
  const say = useSay()
  const show = useFormat()
  if (own.grants.length === 0) return <Empty title={t.noRoles} />
  return (
    <Stack>
      {own.grants.map((grant) => (
        <div key={grant.id}>
          <h2>{say(grant.title)}</h2>
          <Facts
            items={[
              [
                t.where,
                <ScopeName
                  key="where"
                  {...grant.scope}
                  personName={personName}
                  organisationName={organisationName}
                />,
              ],
              [t.grantFrom, show.day(grant.from)],
              [t.lastDay, grant.to ? show.day(grant.to) : t.noEnd],
            ]}
          />
        </div>
      ))}
    </Stack>
  )
}
