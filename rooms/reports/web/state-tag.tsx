import { useTexts } from '../../../platform/web/language.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import type { BoardRow } from './queries.ts'
import { reportsTexts } from './texts.ts'

const tones = {
  accepted: 'good',
  sent: 'info',
  returned: 'warning',
  draft: 'plain',
  missing: 'plain',
} as const

/** Where a report stands, and that it is late. */
export function StateTag({ state, late }: { state: BoardRow['state']; late: boolean }) {
  const t = useTexts(reportsTexts)
  return (
    <Tags>
      <Tag tone={tones[state]}>{t[state]}</Tag>
      {late && <Tag tone="danger">{t.late}</Tag>}
    </Tags>
  )
}
