import { Button } from 'antd'
import { FileIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { Catalogue, draftTexts, programmesTexts } from '../../../rooms/programmes/web/index.ts'
import { useOwnDivision } from '../../../rooms/regions/web/index.ts'

/** The programmes that are for one's own place, above it and in it. */
export function Component() {
  const t = useTexts(programmesTexts)
  const drafts = useTexts(draftTexts)
  const may = useMay()
  const go = useGo()
  return (
    <Page
      title={t.programmes}
      hint={t.programmesHint}
      actions={
        may('programmes.draft') && (
          <Button icon={<FileIcon aria-hidden />} onClick={() => go('/programme-drafts')}>
            {drafts.drafts}
          </Button>
        )
      }
    >
      <Catalogue division={useOwnDivision('programmes.read')} />
    </Page>
  )
}
