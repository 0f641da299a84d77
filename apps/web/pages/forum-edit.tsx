import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ForumForm, forumQuery, forumTexts } from '../../../rooms/consortium/web/index.ts'

/** Changes a forum and its programme. */
export function Component() {
  const t = useTexts(forumTexts)
  const go = useGo()
  const id = usePathPart('forum')
  return (
    <Loaded query={useQuery(forumQuery(id))}>
      {(forum) => (
        <Page
          title={t.change}
          crumbs={[
            { title: t.forums, to: '/forums' },
            { title: forum.title, to: `/forums/${id}` },
          ]}
          narrow
        >
          <Section>
            <ForumForm forum={forum} done={() => go(`/forums/${id}`)} />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
