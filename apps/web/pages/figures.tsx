import { useQuery } from '@tanstack/react-query'
import type { Period } from '../../../kernel/period.ts'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  boardPath,
  comparisonQuery,
  dashboardTexts,
  equalDaysQuery,
  exportFigures,
  Figures,
  Freshness,
  indicatorsTexts,
  measuresQuery,
  NoPlace,
  PlaceBar,
  Renewing,
  useNode,
  usePartsBy,
  usePeriod,
} from '../../../rooms/indicators/web/index.ts'

/** The dashboard: exact figures of any place and period that the viewer may read, each a step from its records. */
export function Component() {
  const node = useNode()
  return node === null ? <Without failure={null} /> : <OfNode key={node} node={node} />
}

function Without({ failure }: { failure: Parameters<typeof NoPlace>[0]['failure'] }) {
  const t = useTexts(indicatorsTexts)
  return (
    <Page title={t.figures}>
      <NoPlace failure={failure} />
    </Page>
  )
}

function OfNode({ node }: { node: string }) {
  const t = useTexts(indicatorsTexts)
  const period = usePeriod(node)
  if (period.data !== undefined) return <OfPeriod node={node} period={period.data} />
  if (period.error) return <Without failure={period.error} />
  return (
    <Page title={t.figures}>
      <Loading lines={8} />
    </Page>
  )
}

function OfPeriod({ node, period }: { node: string; period: Period }) {
  const t = useTexts(indicatorsTexts)
  const show = useFormat()
  const where = { node, period }
  const by = usePartsBy(node)
  const values = useQuery(comparisonQuery(where))
  // Counted from the records, so that it is asked for when the figures are there and the period still goes on.
  const days = useQuery({
    ...equalDaysQuery(where),
    enabled: values.data?.open === true && !values.isPlaceholderData,
  })
  const catalogue = useQuery(measuresQuery)
  const download = useDownload(() =>
    exportFigures(where, { by: by ?? 'division', sort: null, rising: false }),
  )
  if (values.isError && !values.data) return <Without failure={values.error} />
  const name = values.data?.node.name
  const title = name ? fill(t.titled, { place: name, period: show.period(period) }) : t.figures
  return (
    <Page title={title} actions={<Actions download={by === null ? null : download} />}>
      <FailureNotice failure={download.failure} />
      <PlaceBar node={node} name={name ?? ''} period={period} />
      <Loaded query={values} lines={8}>
        {(figures) => (
          <Renewing while={values.isPlaceholderData}>
            <Freshness settled={figures.settled} asOf={figures.asOf} />
            <Loaded query={catalogue} lines={8}>
              {({ items }) => (
                <Figures
                  where={where}
                  measures={items}
                  comparison={(!values.isPlaceholderData && figures.open && days.data) || figures}
                  counting={figures.open && days.isFetching && !days.data}
                />
              )}
            </Loaded>
          </Renewing>
        )}
      </Loaded>
    </Page>
  )
}

function Actions({ download }: { download: { run: () => void; running: boolean } | null }) {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  return (
    <>
      <PageLink to={boardPath} className="not-printed">
        {d.board}
      </PageLink>
      {download && <ExportButton download={download}>{t.export}</ExportButton>}
      <PrintButton>{t.print}</PrintButton>
    </>
  )
}
