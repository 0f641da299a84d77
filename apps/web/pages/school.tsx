import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { boxTexts, SchoolDialog, SchoolFile, useSchool } from '../../../rooms/letters/web/index.ts'

/** One school station with its figures. */
export function Component() {
  const t = useTexts(boxTexts)
  const [open, setOpen] = useState(false)
  return (
    <Loaded query={useSchool(usePathPart('station'))}>
      {(school) => (
        <Page
          title={school.unnamed ? t.unnamed : school.name}
          hint={school.code}
          crumbs={[{ title: t.network, to: '/letters', query: { show: 'schools' } }]}
          actions={school.abilities.change && <Button onClick={() => setOpen(true)}>{t.describe}</Button>}
        >
          <SchoolFile school={school} />
          {open && <SchoolDialog school={school} close={() => setOpen(false)} />}
        </Page>
      )}
    </Loaded>
  )
}
