import { useQuery } from '@tanstack/react-query'
import type { Period } from '../../../kernel/period.ts'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  figuresPath,
  measureQuery,
  NoPlace,
  placeQuery,
  RecordHead,
  RecordList,
  recordTexts,
  useNode,
  usePeriod,
  valuesQuery,
} from '../../../rooms/indicators/web/index.ts'

/** The way back from a figure: the records, persons or households that it counts. */
export function Component() {
  const t = useTexts(recordTexts)
  const node = useNode()
  const period = usePeriod(node ?? '')
  const [{ measure }] = useAddressQuery()
  if (node === null || period.error || period.data === undefined)
    return (
      <Page title={t.behind}>
        <NoPlace failure={period.error ?? null} />
      </Page>
    )
  // An address cut short names no figure; those of the place are one step away.
  if (!measure)
    return (
      <Page title={t.behind}>
        <Empty
          title={t.noMeasure}
          action={
            <PageLink to={figuresPath} query={placeQuery({ node, period: period.data })}>
              {t.figures}
            </PageLink>
          }
        />
      </Page>
    )
  return <Records node={node} period={period.data} code={measure} />
}

function Records({ node, period, code }: { node: string; period: Period; code: string }) {
  const t = useTexts(recordTexts)
  const say = useSay()
  const show = useFormat()
  const [query] = useAddressQuery()
  const values = useQuery(valuesQuery({ node, period }))
  const { by, value } = query
  const back = { ...placeQuery({ node, period }), measure: code, ...(by ? { by } : {}) }
  const figure = { node, period, measure: code, by, value }
  return (
    <Loaded query={useQuery(measureQuery(code))}>
      {(measure) => (
        <Page
          title={`${say(measure.title)} · ${t.behind}`}
          crumbs={[{ title: t.figures, to: figuresPath, query: back }]}
          hint={values.data && fill(t.where, { place: values.data.node.path, period: show.period(period) })}
        >
          <RecordHead figure={figure} measure={measure} />
          <RecordList figure={figure} measure={measure} />
        </Page>
      )}
    </Loaded>
  )
}
