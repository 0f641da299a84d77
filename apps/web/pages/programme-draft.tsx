import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import {
  DraftCheck,
  DraftEditor,
  DraftHead,
  draftQuery,
  draftTexts,
} from '../../../rooms/programmes/web/index.ts'

/** One draft: its check, what it changes, and the next act; it is edited here until it is decided. */
export function Component() {
  const t = useTexts(draftTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(draftQuery(id))} lines={10}>
      {(draft) => (
        <Page
          title={draft.line.code}
          hint={draft.line.reason}
          crumbs={[{ title: t.drafts, to: '/programme-drafts' }]}
        >
          <Stack>
            <DraftHead draft={draft} />
            {draft.line.abilities.change && draft.line.state === 'draft' ? (
              <DraftEditor key={draft.line.version} start={draft.text} draft={draft} done={() => undefined} />
            ) : (
              <DraftCheck check={draft.check} />
            )}
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
