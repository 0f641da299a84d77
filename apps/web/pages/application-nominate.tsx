import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { NominationDesk, nominationQuery, roundTexts } from '../../../rooms/applications/web/index.ts'

/** Putting forward into a round, by form or by list. */
export function Component() {
  const t = useTexts(roundTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Loaded query={useQuery(nominationQuery(usePathPart('id')))} lines={8}>
      {(nomination) => {
        const { round } = nomination
        const until = round.closesOn ? ` · ${fill(t.until, { day: show.day(round.closesOn) })}` : ''
        return (
          <Page
            title={`${t.nominate} · ${round.title}`}
            hint={`${say(round.programmeTitle)} · ${round.place}${until}`}
            crumbs={[{ title: t.nominations, to: '/applications/nominations' }]}
            narrow
          >
            <NominationDesk nomination={nomination} />
          </Page>
        )
      }}
    </Loaded>
  )
}
