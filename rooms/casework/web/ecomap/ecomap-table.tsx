import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { directionTerms, strengthTerms, systemTerms } from '../../domain/ecomap.ts'
import css from './ecomap.module.css'
import { type Ecomap, type EcomapTie, ecomapApi, type KnownSystem, renewedByTies } from './queries.ts'
import { ecomapTexts } from './texts.ts'
import { EcomapTieDialog } from './tie-dialog.tsx'

type Row = { readonly key: string; readonly tie: EcomapTie | null; readonly known: KnownSystem | null }

const hasEnded = ({ state, toOn }: EcomapTie): boolean =>
  state !== 'holds' || (toOn !== null && toOn < today())

/** The systems of an ecomap in words, and what may be done about each. */
export function EcomapTable({ ecomap }: { ecomap: Ecomap }) {
  const t = useTexts(ecomapTexts)
  const [saying, say] = useState<Row | null>(null)
  const current = ecomap.ties.filter((tie) => !hasEnded(tie))
  const earlier = ecomap.ties.filter(hasEnded)
  const spoken = new Set(
    ecomap.ties.flatMap(({ state, about }) => (state === 'holds' && about ? [about] : [])),
  )
  const rows: Row[] = [
    ...current.map((tie) => ({ key: tie.id, tie, known: null })),
    ...ecomap.known
      .filter(({ key }) => !spoken.has(key))
      .map((known) => ({ key: known.key, tie: null, known })),
  ]
  const columns = useColumns(ecomap, say)
  return (
    <>
      <DataTable label={t.systems} list={listOf(rows)} columns={columns} rowKey={(row) => row.key} />
      {earlier.length > 0 && (
        <details className="not-printed">
          <summary className={css.summary}>{t.earlier}</summary>
          <Earlier ties={earlier} />
        </details>
      )}
      {saying && (
        <EcomapTieDialog
          ecomap={ecomap}
          tie={saying.tie ?? undefined}
          known={saying.known ?? undefined}
          close={() => say(null)}
        />
      )}
    </>
  )
}

function useColumns(ecomap: Ecomap, open: (row: Row) => void): Column<Row>[] {
  const t = useTexts(ecomapTexts)
  const say = useSay()
  const show = useFormat()
  return [
    {
      key: 'name',
      title: t.name,
      onCard: 'title',
      cell: ({ tie, known }) => tie?.name ?? known?.name ?? '',
    },
    {
      key: 'system',
      title: t.system,
      cell: ({ tie, known }) => say(systemTerms[tie?.system ?? known?.system ?? 'other']),
    },
    {
      key: 'marks',
      title: t.strength,
      cell: ({ tie }) =>
        tie ? (
          <Tags>
            <Tag tone={tie.strength === 'strong' ? 'good' : 'plain'}>{say(strengthTerms[tie.strength])}</Tag>
            {tie.stress && <Tag tone="danger">{t.stress}</Tag>}
          </Tags>
        ) : (
          '—'
        ),
    },
    {
      key: 'direction',
      title: t.direction,
      cell: ({ tie }) => (tie && tie.direction !== 'none' ? say(directionTerms[tie.direction]) : '—'),
    },
    {
      key: 'source',
      title: t.source,
      prose: true,
      cell: ({ tie, known }) =>
        tie
          ? [fill(t.recorded, { name: tie.byName, day: show.day(tie.recordedOn) }), tie.note]
              .filter(Boolean)
              .join(' · ')
          : known && say(known.from),
    },
    ...(ecomap.abilities.change
      ? [
          {
            key: 'actions',
            title: t.actions,
            quietTitle: true,
            cell: (row: Row) => <Buttons ecomap={ecomap} row={row} open={() => open(row)} />,
          },
        ]
      : []),
  ]
}

function Buttons({ ecomap, row, open }: { ecomap: Ecomap; row: Row; open: () => void }) {
  const t = useTexts(ecomapTexts)
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: (reason: string, id) =>
      ecomapApi.post('/api/cases/:id/ties/:tie/withdrawal', {
        params: { id: ecomap.id, tie: row.tie?.id ?? '' },
        body: { id, reason },
      }),
    renews: [...renewedByTies],
    done: () => tell(t.saved),
  })
  const ask = async () => {
    const yes = await confirm({
      title: t.removeTie,
      body: t.removeHint,
      action: t.remove,
      danger: true,
      reason: 'required',
    })
    if (yes) await command.run(yes.reason)
  }
  const name = row.tie?.name ?? row.known?.name ?? ''
  return (
    <span className={css.buttons}>
      <Button size="small" aria-label={show.labelled(row.tie ? t.correct : t.rate, name)} onClick={open}>
        {row.tie ? t.correct : t.rate}
      </Button>
      {row.tie && (
        <Button
          size="small"
          aria-label={show.labelled(t.remove, name)}
          loading={command.sending}
          onClick={() => void ask()}
        >
          {t.remove}
        </Button>
      )}
      <FailureNotice failure={command.failure} />
    </span>
  )
}

function Earlier({ ties }: { ties: readonly EcomapTie[] }) {
  const t = useTexts(ecomapTexts)
  const say = useSay()
  const show = useFormat()
  const columns: Column<EcomapTie>[] = [
    { key: 'name', title: t.name, onCard: 'title', cell: (tie) => tie.name },
    {
      key: 'marks',
      title: t.strength,
      cell: (tie) => [say(strengthTerms[tie.strength]), tie.stress && t.stress].filter(Boolean).join(' · '),
    },
    {
      key: 'state',
      title: t.marks,
      prose: true,
      cell: (tie) =>
        [
          tie.state === 'holds' ? t.ended : t[tie.state],
          tie.toOn && show.day(tie.toOn),
          tie.removedReason,
          fill(t.recorded, { name: tie.byName, day: show.day(tie.recordedOn) }),
        ]
          .filter(Boolean)
          .join(' · '),
    },
  ]
  return <DataTable label={t.earlier} list={listOf(ties)} columns={columns} rowKey={(tie) => tie.id} />
}
