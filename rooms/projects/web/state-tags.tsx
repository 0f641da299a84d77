import { useTexts } from '../../../platform/web/language.tsx'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import type { ListRow, ServiceLine } from './queries.ts'
import { projectsTexts } from './texts.ts'

const listTones: Record<ListRow['state'], Tone> = { draft: 'plain', 'in-force': 'info', closed: 'plain' }
const lineTones: Record<ServiceLine['state'], Tone> = {
  delivered: 'good',
  'on-track': 'info',
  behind: 'warning',
  short: 'danger',
  'not-begun': 'plain',
}

export function ListState({ state }: { state: ListRow['state'] }) {
  const t = useTexts(projectsTexts)
  return <Tag tone={listTones[state]}>{t[`s_${state}`]}</Tag>
}

export function LineState({ state }: { state: ServiceLine['state'] }) {
  const t = useTexts(projectsTexts)
  return <Tag tone={lineTones[state]}>{t[`l_${state}`]}</Tag>
}
