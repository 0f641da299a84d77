import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { askedQuery, targetPath } from './addresses.ts'
import { type Asked, partsQuery, type TargetLine, type TargetPart, type WhatIf } from './queries.ts'
import { StateTag } from './state-tag.tsx'
import { targetTexts } from './target-texts.ts'

/** The divisions right below: the way down to who falls short, or what a whole was split into. */
export function PartTable(props: {
  asked: Asked
  line: TargetLine
  whatIf: WhatIf
  actions?: ReactNode | undefined
}) {
  const { asked, line, whatIf, actions } = props
  const t = useTexts(targetTexts)
  const query = useQuery(partsQuery({ ...asked, ...whatIf, target: line.key }))
  const columns = useColumns(asked, line)
  return (
    <Section title={line.asking === 'whole' ? t.parts : t.belowPlaces} actions={actions} flush>
      <Loaded query={query} lines={5}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft" style={{ padding: '0 20px 16px' }}>
              {line.asking === 'whole' ? t.splitNotShown : t.nobodyShort}
            </p>
          ) : (
            <DataTable
              label={t.belowPlaces}
              list={listOf(items)}
              columns={columns}
              rowKey={(row) => String(row.division)}
            />
          )
        }
      </Loaded>
    </Section>
  )
}

function useColumns(asked: Asked, line: TargetLine): readonly Column<TargetPart>[] {
  const t = useTexts(targetTexts)
  const isSplit = line.asking === 'whole'
  const name: Column<TargetPart> = {
    key: 'name',
    title: t.place,
    onCard: 'title',
    cell: (row) => (
      <PageLink to={targetPath(row.key ?? line.key)} query={askedQuery({ ...asked, node: row.division })}>
        {row.name}
      </PageLink>
    ),
  }
  const share: Column<TargetPart> = {
    key: 'share',
    title: t.share,
    align: 'end',
    cell: (row) => (row.share === null ? '—' : `${formatNumber(row.share, 1)}%`),
  }
  const short: Column<TargetPart> = {
    key: 'short',
    title: t.short,
    align: 'end',
    cell: (row) => (row.short ? formatNumber(row.short, 2) : ''),
  }
  if (!isSplit) {
    const met: Column<TargetPart> = {
      key: 'met',
      title: t.met,
      align: 'end',
      cell: (row) => fill(t.metOf, { met: row.met ?? 0, of: row.of ?? 0 }),
    }
    return [name, met, share, short]
  }
  return [
    name,
    {
      key: 'state',
      title: t.state,
      cell: (row) => (row.standing ? <StateTag state={row.standing.state} /> : null),
    },
    {
      key: 'value',
      title: t.value,
      align: 'end',
      cell: (row) => (row.standing?.value == null ? '—' : formatNumber(row.standing.value, 2)),
    },
    {
      key: 'number',
      title: t.isToHave,
      align: 'end',
      cell: (row) => (row.standing ? formatNumber(row.standing.number, 2) : ''),
    },
    share,
    short,
  ]
}
