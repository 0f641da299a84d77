import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { type Tab, Tabs } from '../../../platform/web/tabs.tsx'
import {
  BoxTable,
  boxTexts,
  LetterTable,
  lettersTexts,
  OpenBoxDialog,
  PupilTable,
  pupilTexts,
  SchoolNetwork,
} from '../../../rooms/letters/web/index.ts'

/** The mailbox: letters, pupils who are counselled, boxes, and the network of schools, as far as one may see them. */
export function Component() {
  const t = useTexts(lettersTexts)
  const boxes = useTexts(boxTexts)
  const pupils = useTexts(pupilTexts)
  const go = useGo()
  const may = useMay()
  const [query, change] = useAddressQuery()
  const [opening, setOpening] = useState(false)
  const reads = may('letters.read')
  const flush = (content: ReactNode) => <Section flush>{content}</Section>
  const tabs: Tab[] = [
    ...(reads
      ? [
          { key: 'letters', title: t.letters, content: () => flush(<LetterTable />) },
          { key: 'pupils', title: t.pupils, content: () => flush(<PupilTable />) },
          { key: 'boxes', title: t.boxes, content: () => flush(<BoxTable />) },
        ]
      : []),
    ...(may('figures.read') ? [{ key: 'schools', title: t.schools, content: () => <SchoolNetwork /> }] : []),
  ]
  const open = query.show ?? tabs[0]?.key ?? 'letters'
  const action = {
    letters: { label: t.register, run: () => go('/letters/new') },
    pupils: { label: pupils.openPupil, run: () => go('/letters/pupils/new') },
    boxes: { label: boxes.openBox, run: () => setOpening(true) },
  }[open]
  return (
    <Page
      title={t.mailbox}
      actions={
        action &&
        may('letters.answer') && (
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={action.run}>
            {action.label}
          </Button>
        )
      }
    >
      <Tabs label={t.mailbox} tabs={tabs} open={open} choose={(show) => change({ show })} />
      {opening && <OpenBoxDialog close={() => setOpening(false)} />}
    </Page>
  )
}
