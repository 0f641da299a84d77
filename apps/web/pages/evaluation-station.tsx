import { useQuery } from '@tanstack/react-query'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { StationEvaluationFile, stationEvaluationQuery } from '../../../rooms/evaluation/web/index.ts'

/** The evaluation of one station, indicator by indicator. */
export function Component() {
  const query = useQuery(stationEvaluationQuery(usePathPart('id'), usePathPart('station')))
  return (
    <Loaded query={query} lines={10}>
      {(evaluation) => (
        <Page
          title={evaluation.name}
          hint={evaluation.round.title}
          crumbs={[{ title: evaluation.round.title, to: `/evaluations/${evaluation.round.id}` }]}
        >
          <StationEvaluationFile evaluation={evaluation} />
        </Page>
      )}
    </Loaded>
  )
}
