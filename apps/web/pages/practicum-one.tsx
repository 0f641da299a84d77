import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import {
  ImportHours,
  PlacementDialog,
  PlacementParts,
  placementQuery,
  practicumTexts,
} from '../../../rooms/workforce/web/index.ts'

/** One placement with its hour log. */
export function Component() {
  const t = useTexts(practicumTexts)
  const id = usePathPart('id')
  const [open, setOpen] = useState<'change' | 'import' | null>(null)
  return (
    <Loaded query={useQuery(placementQuery(id))}>
      {(file) => (
        <Page
          title={file.studentName}
          windowTitle={t.practicum}
          hint={file.organisationName}
          crumbs={[{ title: t.practicum, to: '/practicum' }]}
          actions={
            file.abilities.write && (
              <>
                {file.abilities.log && <Button onClick={() => setOpen('import')}>{t.importHours}</Button>}
                <Button onClick={() => setOpen('change')}>{t.change}</Button>
              </>
            )
          }
        >
          <Stack>
            <PlacementParts file={file} />
          </Stack>
          {open === 'change' && <PlacementDialog file={file} close={() => setOpen(null)} />}
          {open === 'import' && (
            <Dialog title={t.importHours} close={() => setOpen(null)}>
              <ImportHours placement={file.id} done={() => setOpen(null)} />
            </Dialog>
          )}
        </Page>
      )}
    </Loaded>
  )
}
