import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { ReviewDesk, reviewQuery, reviewTexts } from '../../../rooms/applications/web/index.ts'

/** One application to judge. */
export function Component() {
  const t = useTexts(reviewTexts)
  const say = useSay()
  return (
    <Loaded query={useQuery(reviewQuery(usePathPart('id')))} lines={10}>
      {(review) => {
        const number = fill(t.of, { number: review.position, all: review.of })
        return (
          <Page
            title={review.workTitle ?? review.name ?? number}
            windowTitle={number}
            hint={`${number} · ${review.roundTitle} · ${say(review.programmeTitle)}`}
            crumbs={[{ title: t.myReviews, to: '/applications/reviews' }]}
          >
            <ReviewDesk review={review} />
          </Page>
        )
      }}
    </Loaded>
  )
}
