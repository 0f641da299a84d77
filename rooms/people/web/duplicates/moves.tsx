import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import type { MergePreview } from './queries.ts'
import { duplicatesTexts } from './texts.ts'

const kinds = ['category', 'consent', 'visit', 'group', 'case', 'duty'] as const

/** What belongs to the other file and will belong to the one that stays. */
export function Moves({ moves }: { moves: MergePreview['moves'] }) {
  const t = useTexts(duplicatesTexts)
  return (
    <Section title={t.moves}>
      {moves.length === 0 && <p className="soft">{t.noMoves}</p>}
      {moves.length > 0 && (
        <Tags>
          {moves.map(({ kind, count }) => {
            const known = kinds.find((one) => one === kind)
            return <Tag key={kind}>{fill(known ? t[known] : t.otherRecords, { count })}</Tag>
          })}
        </Tags>
      )}
    </Section>
  )
}
