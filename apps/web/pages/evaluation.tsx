import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { evaluationTexts, Ranking, roundQuery } from '../../../rooms/evaluation/web/index.ts'

/** One round: the stations with points, grades and places. */
export function Component() {
  const t = useTexts(evaluationTexts)
  return (
    <Loaded query={useQuery(roundQuery(usePathPart('id')))} lines={8}>
      {(round) => (
        <Page
          title={round.title}
          hint={`${round.place} · ${round.from} – ${round.to}`}
          crumbs={[{ title: t.back, to: '/evaluations' }]}
        >
          <Ranking round={round} />
        </Page>
      )}
    </Loaded>
  )
}
