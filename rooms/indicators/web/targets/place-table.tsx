import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { ExportButton } from '../../../../platform/web/page-buttons.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { useDownload } from '../../../../platform/web/use-download.ts'
import {
  type Asked,
  exportPlaces,
  type Order,
  type PlaceLine,
  placeList,
  type Shown,
  type WhatIf,
} from './queries.ts'
import { StateTag } from './state-tag.tsx'
import { targetTexts } from './target-texts.ts'

const shown: readonly Shown[] = ['short', 'met', 'unknown', 'all']
const orders: readonly Order[] = ['short', 'code', 'name']

/** Every division that is asked: who falls short, by how much, and where it lies. */
export function PlaceTable({ asked, target, whatIf }: { asked: Asked; target: string; whatIf: WhatIf }) {
  const t = useTexts(targetTexts)
  const [query, change] = useAddressQuery()
  const show = shown.find((one) => one === query.show) ?? 'short'
  const order = orders.find((one) => one === query.order) ?? 'short'
  const question = { ...asked, ...whatIf, target, show, order }
  const list = useList(placeList(question))
  const download = useDownload(() => exportPlaces(question))
  const columns = useColumns()
  return (
    <Section
      title={t.whoShort}
      hint={<span className="not-printed">{t.whoShortHint}</span>}
      actions={<ExportButton download={download}>{t.export}</ExportButton>}
      flush
    >
      <FailureNotice failure={download.failure} />
      <DataTable
        label={t.whoShort}
        list={list}
        columns={columns}
        rowKey={(row) => String(row.division)}
        empty={<Empty title={t.nobodyShort} />}
        above={
          <Row>
            <SelectLine
              label={t.show}
              blank={t.show_short}
              value={show === 'short' ? null : show}
              change={(value) => change({ show: value })}
              options={shown.slice(1).map((value) => ({ value, label: t[`show_${value}`] }))}
            />
            <SelectLine
              label={t.order}
              blank={t.order_short}
              value={order === 'short' ? null : order}
              change={(value) => change({ order: value })}
              options={orders.slice(1).map((value) => ({ value, label: t[`order_${value}`] }))}
            />
          </Row>
        }
      />
    </Section>
  )
}

function useColumns(): readonly Column<PlaceLine>[] {
  const t = useTexts(targetTexts)
  const number = (value: number | null) => (value === null ? '—' : formatNumber(value, 2))
  return [
    { key: 'name', title: t.place, onCard: 'title', cell: (row) => row.name },
    { key: 'path', title: t.path, onCard: 'bare', prose: true, cell: (row) => above(row) },
    { key: 'value', title: t.value, align: 'end', cell: (row) => number(row.value) },
    { key: 'number', title: t.isToHave, align: 'end', cell: (row) => number(row.number) },
    { key: 'short', title: t.short, align: 'end', cell: (row) => number(row.short) },
    { key: 'state', title: t.state, cell: (row) => <StateTag state={row.state} /> },
  ]
}

/** The path without the place itself, whose name stands beside it. */
const above = ({ path, name }: PlaceLine): string =>
  path.endsWith(name) ? path.slice(0, -name.length).trim() : path
