import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { duplicatesTexts, MergeForm, mergePreviewQuery } from '../../../rooms/people/web/index.ts'

/** Compares two files and makes one of them. */
export function Component() {
  const t = useTexts(duplicatesTexts)
  const [{ survivor, other }, change] = useAddressQuery()
  return (
    <Page title={t.mergeTitle} hint={t.mergeHint} crumbs={[{ title: t.title, to: '/people/duplicates' }]}>
      {survivor && other ? (
        <Preview
          key={survivor}
          survivor={survivor}
          other={other}
          swap={() => change({ survivor: other, other: survivor })}
        />
      ) : (
        <Empty title={t.chooseTwo} />
      )}
    </Page>
  )
}

function Preview(props: { survivor: string; other: string; swap: () => void }) {
  const query = useQuery(mergePreviewQuery(props.survivor, props.other))
  return (
    <Loaded query={query}>
      {(preview) => (
        <Stack>
          <MergeForm preview={preview} swap={props.swap} />
        </Stack>
      )}
    </Loaded>
  )
}
