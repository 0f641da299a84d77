import { useQuery } from '@tanstack/react-query'
import type { Period } from '../../../kernel/period.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { NoPlace, PlaceBar, useNode, usePeriod, valuesQuery } from '../../../rooms/indicators/web/index.ts'
import { Paragraphs, proseTexts, reportsTexts } from '../../../rooms/reports/web/index.ts'

/** Sentences for reports and press, made of figures that can be walked back to records. */
export function Component() {
  const t = useTexts(proseTexts)
  const reports = useTexts(reportsTexts)
  const node = useNode()
  return (
    <Page title={t.title} crumbs={[{ title: reports.back, to: '/reports' }]}>
      {node === null ? <NoPlace failure={null} /> : <OfNode node={node} />}
    </Page>
  )
}

function OfNode({ node }: { node: string }) {
  const period = usePeriod(node)
  if (period.error) return <NoPlace failure={period.error} />
  if (period.data === undefined) return <Loading lines={6} />
  return <Chosen node={node} period={period.data} />
}

function Chosen({ node, period }: { node: string; period: Period }) {
  const named = useQuery(valuesQuery({ node, period }))
  return (
    <Stack>
      <PlaceBar node={node} name={named.data?.node.name ?? ''} period={period} />
      <Paragraphs key={node} node={node} chosen={period} />
    </Stack>
  )
}
