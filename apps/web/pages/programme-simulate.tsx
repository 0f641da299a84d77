import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  programmeQuery,
  programmesTexts,
  Simulation,
  simulationTexts,
} from '../../../rooms/programmes/web/index.ts'
import { useOwnDivision } from '../../../rooms/regions/web/index.ts'
import { useWorkforceWords } from '../../../rooms/workforce/web/index.ts'

/** A policy tried over the register: the figures can be moved, nothing is kept. */
export function Component() {
  const t = useTexts(simulationTexts)
  const of = useTexts(programmesTexts)
  const say = useSay()
  const words = useWorkforceWords()
  const show = useFormat()
  const code = usePathPart('code')
  const [{ draft }] = useAddressQuery()
  const reach = useOwnDivision('programmes.simulate')
  return (
    <Loaded query={useQuery(programmeQuery('staff', code))} lines={10}>
      {({ definition }) => (
        <Page
          // On paper the way back is not printed: the title says which policy was tried.
          title={show.labelled(t.simulate, say(definition.title))}
          hint={t.simulateHint}
          crumbs={[
            { title: of.programmes, to: '/programmes' },
            { title: say(definition.title), to: `/programmes/${code}` },
          ]}
        >
          <Simulation programme={definition} reach={reach} posts={words.postOptions} draft={draft} />
        </Page>
      )}
    </Loaded>
  )
}
