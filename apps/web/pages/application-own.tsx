import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import {
  applicationsTexts,
  meansOfAccount,
  OwnApplication,
  OwnAward,
} from '../../../rooms/applications/web/index.ts'

/** One of my applications: a draft to fill in, or how far it is. */
export function Component() {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const go = useGo()
  const means = meansOfAccount(usePathPart('id'))
  const { data } = useQuery({ queryKey: means.key, queryFn: ({ signal }) => means.load(signal) })
  return (
    <Page
      title={data ? say(data.line.programmeTitle) : t.mine}
      windowTitle={t.mine}
      crumbs={[{ title: t.mine, to: '/applications/mine' }]}
    >
      <Stack>
        <OwnApplication means={means} gone={() => go('/applications/mine')} />
        {data && !data.draft && <OwnAward application={data.line.id} />}
      </Stack>
    </Page>
  )
}
