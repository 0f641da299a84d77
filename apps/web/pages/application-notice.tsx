import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { bodyNoticeQuery, NoticeFile, noticeTexts } from '../../../rooms/applications/web/index.ts'

/** One public notice, as its body handles it. */
export function Component() {
  const t = useTexts(noticeTexts)
  const say = useSay()
  return (
    <Loaded query={useQuery(bodyNoticeQuery(usePathPart('id')))} lines={10}>
      {(notice) => (
        <Page
          title={notice.head.title}
          hint={`${say(notice.head.programmeTitle)} · ${notice.head.place}`}
          crumbs={[{ title: t.notices, to: '/applications/notices' }]}
        >
          <NoticeFile notice={notice} />
        </Page>
      )}
    </Loaded>
  )
}
