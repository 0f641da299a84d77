import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { formatPeriod, monthOf, monthsOf, type Period } from '../../../kernel/period.ts'
import { MonthLine } from '../../../platform/web/form/month-line.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { ParagraphText } from './paragraph.tsx'
import { type ParagraphAsked, paragraphsQuery } from './prose-queries.ts'
import { proseTexts } from './prose-texts.ts'
import { reportsApi } from './queries.ts'

/** Which paragraph, of which place and time, in which style; all of it in the address. */
export function Paragraphs({ node, chosen }: { node: string; chosen: Period }) {
  return (
    <Loaded query={useQuery(paragraphsQuery)} lines={6}>
      {({ items }) => <Chosen node={node} chosen={chosen} items={items} />}
    </Loaded>
  )
}

type Item = {
  readonly code: string
  readonly title: { zh: string; en: string }
  readonly period: 'cumulative' | 'month' | 'year'
}

function Chosen({ node, chosen, items }: { node: string; chosen: Period; items: readonly Item[] }) {
  const t = useTexts(proseTexts)
  const say = useSay()
  const may = useMay()
  const [query, change] = useAddressQuery()
  const paragraph = items.find(({ code }) => code === query.code) ?? items[0]
  if (!paragraph) return null
  const period = periodFor(paragraph, chosen)
  const style = query.style === 'rounded' ? 'rounded' : 'exact'
  const asked: ParagraphAsked = {
    code: paragraph.code,
    node,
    period,
    from: paragraph.period === 'cumulative' ? (query.from ?? null) : null,
    style,
  }
  return (
    <Stack>
      <Section>
        <Row>
          <SelectLine
            label={t.which}
            blank={t.which}
            value={paragraph.code}
            change={(code) => change({ code, from: null })}
            options={items.map(({ code, title }) => ({ value: code, label: say(title) }))}
          />
          {paragraph.period === 'cumulative' && (
            <MonthField
              label={t.from}
              blank={t.chooseMonth}
              value={query.from ?? ''}
              change={(from) => change({ from })}
            />
          )}
          <SelectLine
            label={t.style}
            blank={t.exact}
            value={style}
            change={(chosen) => change({ style: chosen === 'rounded' ? 'rounded' : null })}
            options={[{ value: 'rounded' as const, label: t.rounded }]}
          />
          {asked.from && may('reports.prepare') && <KeepStart asked={asked} from={asked.from} />}
        </Row>
      </Section>
      <ParagraphText asked={asked} />
    </Stack>
  )
}

/** The year that is chosen, or the month; of a whole year its last month that is over. */
function periodFor({ period }: Item, chosen: Period): string {
  if (period === 'year') return formatPeriod((Math.floor(chosen / 100) * 100) as Period)
  const over = monthsOf(chosen).filter((month) => month < monthOf(today()))
  return formatPeriod(over.at(-1) ?? (monthsOf(chosen)[0] as Period))
}

function MonthField({
  label,
  blank,
  value,
  change,
}: {
  label: string
  blank: string
  value: string
  change: (month: string | null) => void
}) {
  return (
    <span>
      <span className="soft">{label} </span>
      <MonthLine label={label} blank={blank} value={value} change={change} />
    </span>
  )
}

function KeepStart({ asked, from }: { asked: ParagraphAsked; from: string }) {
  const t = useTexts(proseTexts)
  const tell = useToast()
  const keeping = useCommand({
    send: (_: null, id) =>
      reportsApi.put('/api/reports/paragraphs/:code/start', {
        params: { code: asked.code },
        body: { id, node: asked.node, from },
      }),
    renews: [['reports', 'paragraph']],
    done: () => tell(t.startKept),
  })
  return (
    <>
      <Button loading={keeping.sending} onClick={() => void keeping.run(null)}>
        {t.keepStart}
      </Button>
      <FailureNotice failure={keeping.failure} />
    </>
  )
}
