import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import {
  AssignmentsSection,
  PanelSection,
  RankingSection,
  RoundActions,
  RoundOverview,
  roundQuery,
  roundTexts,
} from '../../../rooms/applications/web/index.ts'

/** One round: where everybody stands, who judges, the order. */
export function Component() {
  const t = useTexts(roundTexts)
  const say = useSay()
  const go = useGo()
  const may = useMay()
  const [query, change] = useAddressQuery()
  return (
    <Loaded query={useQuery(roundQuery(usePathPart('id')))} lines={10}>
      {(round) => (
        <Page
          title={round.line.title}
          hint={`${say(round.line.programmeTitle)} · ${round.line.place}`}
          crumbs={[{ title: t.rounds, to: '/applications/rounds' }]}
          actions={
            <>
              {round.abilities.nominate && (
                <Button type="primary" onClick={() => go(`/applications/rounds/${round.line.id}/nominate`)}>
                  {t.nominate}
                </Button>
              )}
              <RoundActions round={round} />
            </>
          }
        >
          <Tabs
            label={round.line.title}
            open={query.tab ?? 'overview'}
            choose={(tab) => change({ tab: tab === 'overview' ? null : tab })}
            tabs={[
              { key: 'overview', title: t.overview, content: () => <RoundOverview round={round} /> },
              ...(round.judged.review
                ? [
                    {
                      key: 'review',
                      title: t.review,
                      content: () => (
                        <Stack>
                          {may('applications.check') && <PanelSection round={round.line.id} />}
                          <AssignmentsSection round={round} />
                        </Stack>
                      ),
                    },
                  ]
                : []),
              ...(round.judged.ranking
                ? [
                    {
                      key: 'ranking',
                      title: t.ranking,
                      content: () => <RankingSection round={round.line.id} />,
                    },
                  ]
                : []),
            ]}
          />
        </Page>
      )}
    </Loaded>
  )
}
