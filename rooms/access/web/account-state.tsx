import { useTexts } from '../../../platform/web/language.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { keepingTexts } from './keeping-texts.ts'

const tones = { active: 'good', suspended: 'warning', closed: 'plain' } as const

export function AccountState({ state }: { state: keyof typeof tones }) {
  const t = useTexts(keepingTexts)
  return <Tag tone={tones[state]}>{t[state]}</Tag>
}
