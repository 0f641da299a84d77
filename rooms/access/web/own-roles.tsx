import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Stack } from '../../../platform/web/page.tsx'
import { PersonLine } from '../../../platform/web/person-line.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { OwnAccount } from './queries.ts'
import { ownTexts } from './texts.ts'

/** The roles one holds, and from when to when. */
export function OwnRoles({ own }: { own: OwnAccount }) {
  const t = useTexts(ownTexts)
  const say = useSay()
  const show = useFormat()
  if (own.grants.length === 0) return <Empty title={t.noRoles} />
  return (
    <Stack>
      {own.grants.map((grant) => (
        <PersonLine
          key={grant.id}
          name={say(grant.title)}
          details={[
            fill(t.from, { day: show.day(grant.from) }),
            grant.to && fill(t.until, { day: show.day(grant.to) }),
          ]}
        />
      ))}
    </Stack>
  )
}
