import { useTexts } from '../../../../platform/web/language.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import type { ImportState } from './queries.ts'
import { importTexts } from './texts.ts'

const tones: Record<ImportState, Tone> = {
  reading: 'info',
  mapping: 'warning',
  ready: 'warning',
  applying: 'info',
  applied: 'good',
  undoing: 'info',
  undone: 'plain',
  failed: 'danger',
}

export function ImportStateTag({ state }: { state: ImportState }) {
  const t = useTexts(importTexts)
  return <Tag tone={tones[state]}>{t[state]}</Tag>
}
