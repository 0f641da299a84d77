import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import {
  DraftEditor,
  draftTexts,
  StartChoice,
  startTextQuery,
  templateQuery,
} from '../../../rooms/programmes/web/index.ts'
import { useOwnDivision } from '../../../rooms/regions/web/index.ts'

/** A new draft: a copy of the version in force that the address names, a template of a kind, or nothing. */
export function Component() {
  const t = useTexts(draftTexts)
  const go = useGo()
  const [{ from, template, empty }, change] = useAddressQuery()
  const own = useOwnDivision('programmes.draft')
  const copied = useQuery({ ...startTextQuery(from ?? ''), enabled: from !== undefined })
  const begun = useQuery({ ...templateQuery(template ?? ''), enabled: template !== undefined })
  const done = (draft: string) => go(`/programme-drafts/${draft}`)
  return (
    <Page title={t.newDraft} hint={t.draftsHint} crumbs={[{ title: t.drafts, to: '/programme-drafts' }]}>
      {from !== undefined ? (
        <Loaded query={copied} lines={10}>
          {({ text }) => <DraftEditor start={text} done={done} />}
        </Loaded>
      ) : template !== undefined ? (
        <Loaded query={begun} lines={10}>
          {({ text }) => <DraftEditor start={text} place={own} done={done} />}
        </Loaded>
      ) : empty !== undefined ? (
        <DraftEditor start="" place={own} done={done} />
      ) : (
        <StartChoice begin={change} />
      )}
    </Page>
  )
}
