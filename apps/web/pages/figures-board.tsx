import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/states.tsx'
import {
  dashboardTexts,
  figuresPath,
  indicatorsTexts,
  measuresQuery,
  PeriodBar,
  Pins,
  pinsQuery,
  usePeriod,
} from '../../../rooms/indicators/web/index.ts'

/** One's own board: the tables, maps and trends that one pinned, of any place, all in one period. */
export function Component() {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  const pins = useQuery(pinsQuery)
  return (
    <Page title={d.board} crumbs={[{ title: t.figures, to: figuresPath }]}>
      <Loaded query={pins} lines={8}>
        {({ items }) => {
          const mine = items.filter((pin) => pin.shownOn === 'mine')
          const [first] = mine
          return first ? <Board pins={mine} node={first.node} /> : <Nothing />
        }}
      </Loaded>
    </Page>
  )
}

function Nothing() {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  return (
    <Section>
      <Empty
        title={d.boardEmpty}
        hint={d.boardEmptyHint}
        action={<PageLink to={figuresPath}>{t.figures}</PageLink>}
      />
    </Section>
  )
}

/** Without a period in the address: the latest year with records at the first pin's place. */
function Board({ pins, node }: { pins: Parameters<typeof Pins>[0]['pins']; node: string }) {
  const period = usePeriod(node)
  const catalogue = useQuery(measuresQuery)
  if (period.error) return <Failed failure={period.error} />
  if (period.data === undefined) return <Loading lines={8} />
  const chosen = period.data
  return (
    <>
      <Section>
        <PeriodBar period={chosen} />
      </Section>
      <Loaded query={catalogue} lines={8}>
        {({ items }) => <Pins pins={pins} period={chosen} measures={items} placed />}
      </Loaded>
    </>
  )
}
