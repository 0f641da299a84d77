import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { evaluationTexts, Ranking, roundQuery, stages } from '../../../rooms/evaluation/web/index.ts'

/** One round: the stations with points, grades and places. */
export function Component() {
  const t = useTexts(evaluationTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Loaded query={useQuery(roundQuery(usePathPart('id')))} lines={8}>
      {(round) => (
        <Page
          title={round.title}
          hint={`${round.place} · ${say(stages[round.stage])} · ${show.month(round.from)} – ${show.month(round.to)}`}
          crumbs={[{ title: t.back, to: '/evaluations' }]}
        >
          <Ranking round={round} />
        </Page>
      )}
    </Loaded>
  )
}
