import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { AddIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FamilyPicture } from './family-picture.tsx'
import { FamilyTables } from './family-tables.tsx'
import type { Family } from './queries.ts'
import { RelativeDialog } from './relative-dialog.tsx'
import { familyTexts } from './texts.ts'
import { TieDialog } from './tie-dialog.tsx'

/** The family of a person: drawn, in words, and with the forms by which it is kept. */
export function PersonFamily({ person }: { person: Id }) {
  return (
    <FamilyPicture
      person={person}
      actions={(family) => family.abilities.change && <Actions family={family} />}
      below={(family) => <FamilyTables family={family} />}
    />
  )
}

function Actions({ family }: { family: Family }) {
  const t = useTexts(familyTexts)
  const [open, setOpen] = useState<'relative' | 'tie' | null>(null)
  const close = () => setOpen(null)
  return (
    <span className="not-printed">
      <Button icon={<AddIcon aria-hidden />} onClick={() => setOpen('relative')}>
        {t.addRelative}
      </Button>{' '}
      <Button onClick={() => setOpen('tie')}>{t.relate}</Button>
      {open === 'relative' && <RelativeDialog family={family} close={close} />}
      {open === 'tie' && <TieDialog family={family} close={close} />}
    </span>
  )
}
