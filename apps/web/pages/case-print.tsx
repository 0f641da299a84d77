import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import {
  CaseEcomap,
  CaseFile,
  CaseTimeline,
  caseFileQuery,
  caseQuery,
  caseworkTexts,
  fileTexts,
  RecordList,
} from '../../../rooms/casework/web/index.ts'
import { FamilyPicture } from '../../../rooms/people/web/index.ts'

/** The whole file of a case as it is printed; the frame around it stays off the paper. */
export function Component() {
  const t = useTexts(fileTexts)
  const cases = useTexts(caseworkTexts)
  const may = useMay()
  const id = usePathPart('id')
  const file = useQuery(caseFileQuery(id))
  return (
    <Loaded query={useQuery(caseQuery(id))}>
      {(one) => (
        <Page
          title={one.number}
          windowTitle={cases.case}
          hint={one.personName ?? cases.someone}
          crumbs={[{ title: one.number, to: `/cases/${id}` }]}
          actions={<PrintButton type="primary">{t.printFile}</PrintButton>}
        >
          <Loaded query={file}>
            {(whole) => (
              <Stack>
                <CaseFile one={one} />
                <RecordList file={whole} paper />
                {may('people.read') && one.personFile && <FamilyPicture person={one.person} />}
                {may('people.read-sensitive') && <CaseEcomap id={one.id} number={one.number} paper />}
                <CaseTimeline one={one} file={whole} />
              </Stack>
            )}
          </Loaded>
        </Page>
      )}
    </Loaded>
  )
}
