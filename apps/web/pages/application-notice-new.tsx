import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { noticeDraftQuery, noticeTexts, PublishNotice } from '../../../rooms/applications/web/index.ts'

/** A notice before it is published. */
export function Component() {
  const t = useTexts(noticeTexts)
  const say = useSay()
  const [query] = useAddressQuery()
  return (
    <Loaded query={useQuery(noticeDraftQuery(query.programme ?? '', query.round))} lines={8}>
      {(draft) => (
        <Page
          title={t.prepare}
          hint={draft.roundTitle ?? say(draft.programmeTitle)}
          crumbs={[{ title: t.notices, to: '/applications/notices' }]}
        >
          <PublishNotice draft={draft} />
        </Page>
      )}
    </Loaded>
  )
}
