import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { programmeQuery, programmesTexts, Questionnaire } from '../../../rooms/programmes/web/index.ts'

/** Whether somebody qualifies: asks only what can still change the answer. */
export function Component() {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const code = usePathPart('code')
  return (
    <Loaded query={useQuery(programmeQuery('staff', code))} lines={6}>
      {({ definition }) => (
        <Page
          narrow
          title={say(definition.title)}
          hint={say(definition.summary)}
          crumbs={[
            { title: t.programmes, to: '/programmes' },
            { title: say(definition.title), to: `/programmes/${code}` },
          ]}
        >
          <Questionnaire reader="staff" programme={definition} />
        </Page>
      )}
    </Loaded>
  )
}
