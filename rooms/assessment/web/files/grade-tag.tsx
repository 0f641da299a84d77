import type { Words } from '../../../../kernel/contract.ts'
import { useSay } from '../../../../platform/web/language.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'

/** Children's grades bear the colours of their names; elders' have titles and no colour (D14). */
const tones: Readonly<Record<string, Tone>> = { red: 'danger', orange: 'warning', blue: 'info' }

/** A grade in its own words. Never printed. */
export function GradeTag({ grade, title }: { grade: string; title: Words }) {
  const say = useSay()
  return (
    <span className="not-printed">
      <Tag tone={tones[grade] ?? 'plain'}>{say(title)}</Tag>
    </span>
  )
}
