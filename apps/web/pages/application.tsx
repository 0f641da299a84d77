import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import {
  ApplicationMoney,
  applicationsTexts,
  type FullApplication,
  FullApplicationParts,
  fullQuery,
  useActs,
} from '../../../rooms/applications/web/index.ts'

/** One application in full, with what can be done at its stage. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(fullQuery(id))}>{(full) => <Application full={full} />}</Loaded>
}

function Application({ full }: { full: FullApplication }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const acts = useActs(full)
  return (
    <Page
      title={full.line.workTitle ?? full.line.name}
      windowTitle={t.inbox}
      hint={`${say(full.line.programmeTitle)} ${full.line.number ?? ''}`}
      crumbs={[{ title: t.inbox, to: '/applications' }]}
      actions={
        <>
          <PrintButton>{t.print}</PrintButton>
          {acts.buttons}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={acts.failure} />
        <FullApplicationParts full={full} />
        <ApplicationMoney application={full.line.id} name={full.line.name} />
      </Stack>
    </Page>
  )
}
