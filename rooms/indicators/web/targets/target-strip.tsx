import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../../platform/web/link.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { askedQuery, targetsPath } from './addresses.ts'
import { type Asked, targetsQuery } from './queries.ts'
import { StateTiles } from './state-tiles.tsx'
import { targetTexts } from './target-texts.ts'

/** How the targets of a division stand, in one line for a dashboard; nothing where there are none. */
export function TargetStrip({ node, on }: Asked) {
  const t = useTexts(targetTexts)
  const go = useGo()
  const query = useQuery(targetsQuery({ node, on }))
  if (!query.data || query.data.items.length === 0) return null
  const asked = askedQuery({ node, on })
  return (
    <Section
      title={t.stripTitle}
      actions={
        <PageLink to={targetsPath} query={asked}>
          {t.toTargets}
        </PageLink>
      }
    >
      <StateTiles
        counts={query.data.counts}
        chosen={null}
        choose={(state) => go(targetsPath, state ? { ...asked, state } : asked)}
      />
    </Section>
  )
}
