import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { DraftEditor, draftTexts, startTextQuery } from '../../../rooms/programmes/web/index.ts'

/** A new draft: from the version in force that the address names, or from nothing. */
export function Component() {
  const t = useTexts(draftTexts)
  const go = useGo()
  const [{ from }] = useAddressQuery()
  const query = useQuery({ ...startTextQuery(from ?? ''), enabled: from !== undefined })
  const done = (draft: string) => go(`/programme-drafts/${draft}`)
  return (
    <Page title={t.newDraft} hint={t.draftsHint} crumbs={[{ title: t.drafts, to: '/programme-drafts' }]}>
      {from === undefined ? (
        <DraftEditor start="" done={done} />
      ) : (
        <Loaded query={query} lines={10}>
          {({ text }) => <DraftEditor start={text} done={done} />}
        </Loaded>
      )}
    </Page>
  )
}
