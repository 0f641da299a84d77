import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import {
  activityQuery,
  communityTexts,
  SignInPaper,
  signUpsQuery,
} from '../../../rooms/activities/web/index.ts'

/** The sign-in sheet on paper, with the names of those who signed up. */
export function Component() {
  const t = useTexts(communityTexts)
  const id = usePathPart('id')
  const signUps = useQuery(signUpsQuery(id))
  const names = (signUps.data?.items ?? []).flatMap(({ name, state }) =>
    name && state === 'going' ? [name] : [],
  )
  return (
    <Loaded query={useQuery(activityQuery(id))}>
      {(activity) => (
        <Page
          title={t.sheetTitle}
          crumbs={[{ title: activity.title, to: `/activities/${activity.id}` }]}
          actions={<PrintButton type="primary">{t.print}</PrintButton>}
        >
          <Section>
            <SignInPaper activity={activity} names={names} />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
