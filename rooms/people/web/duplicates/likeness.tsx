import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { duplicatesTexts } from './texts.ts'

/** What speaks for two files being of one person, and what against. */
export function Likeness({ score, reasons }: { score: number; reasons: readonly string[] }) {
  const t = useTexts(duplicatesTexts)
  return (
    <Tags>
      <Tag tone="accent">{fill(t.score, { score })}</Tag>
      {reasons.map(
        (reason) =>
          reason in duplicatesTexts && (
            <Tag key={reason} tone={reason.startsWith('different-') ? 'warning' : 'good'}>
              {t[reason as keyof typeof duplicatesTexts]}
            </Tag>
          ),
      )}
    </Tags>
  )
}
