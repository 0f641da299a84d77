import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Columns, Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { ExportButton } from '../../../../platform/web/page-buttons.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { DeclareForm } from './declare-form.tsx'
import { DenominatorImport } from './denominator-import.tsx'
import { type DenominatorLine, denominatorKindsQuery, denominatorList, denominatorsApi } from './queries.ts'
import { targetTexts } from './target-texts.ts'

/** What was declared inside a division, and how more is: one by one, or as a filled table. */
export function Denominators({ within }: { within: number }) {
  const t = useTexts(targetTexts)
  const say = useSay()
  const may = useMay()
  const [code, setCode] = useState<string | null>(null)
  const kinds = useQuery(denominatorKindsQuery)
  const list = useList(denominatorList({ within, code }))
  const template = useDownload(() =>
    denominatorsApi.file('/api/denominators/template', {
      query: { within, code: code ?? kinds.data?.items[0]?.code ?? '' },
    }),
  )
  const columns = useColumns()
  return (
    <Stack>
      <Section flush>
        <FailureNotice failure={template.failure} />
        <DataTable
          label={t.denominators}
          list={list}
          columns={columns}
          rowKey={(row) => row.id}
          empty={<Empty title={t.noNumbers} hint={t.noNumbersHint} />}
          above={
            <Row>
              <SelectLine
                label={t.kind}
                blank={t.all}
                value={code}
                change={setCode}
                options={(kinds.data?.items ?? []).map((one) => ({ value: one.code, label: say(one.title) }))}
              />
              {may('targets.write') && <ExportButton download={template}>{t.fillTable}</ExportButton>}
            </Row>
          }
        />
      </Section>
      {may('targets.write') && (
        <Columns>
          <Section title={t.declare}>
            <DeclareForm />
          </Section>
          <Section title={t.importTable}>
            <DenominatorImport />
          </Section>
        </Columns>
      )}
    </Stack>
  )
}

function useColumns(): readonly Column<DenominatorLine>[] {
  const t = useTexts(targetTexts)
  const say = useSay()
  const show = useFormat()
  const kinds = useQuery(denominatorKindsQuery)
  const withdraw = useWithdraw()
  const titleOf = (code: string) => {
    const kind = kinds.data?.items.find((one) => one.code === code)
    return kind ? say(kind.title) : code
  }
  return [
    { key: 'name', title: t.place, onCard: 'title', cell: (row) => row.name },
    { key: 'kind', title: t.kind, cell: (row) => titleOf(row.code) },
    { key: 'value', title: t.number, align: 'end', cell: (row) => formatNumber(row.value, 2) },
    { key: 'asOf', title: t.asOf, cell: (row) => show.day(row.asOf) },
    { key: 'source', title: t.source, prose: true, cell: (row) => row.source },
    {
      key: 'recorded',
      title: t.recorded,
      extra: true,
      cell: (row) => `${row.recordedBy} ${show.instant(row.recordedAt)}`,
    },
    {
      key: 'withdraw',
      title: t.withdrawNumber,
      quietTitle: true,
      onCard: 'bare',
      cell: (row) =>
        row.mayChange && <Button onClick={() => void withdraw(row.id)}>{t.withdrawNumber}</Button>,
    },
  ]
}

function useWithdraw() {
  const t = useTexts(targetTexts)
  const confirm = useConfirm()
  const tell = useToast()
  const command = useCommand({
    send: ({ denominator, reason }: { denominator: string; reason: string }, id) =>
      denominatorsApi.post('/api/denominators/:denominator/withdraw', {
        params: { denominator },
        body: { id, reason },
      }),
    renews: [['indicators']],
    done: () => tell(t.numberWithdrawn),
  })
  return async (denominator: string) => {
    const yes = await confirm({
      title: t.withdrawNumberTitle,
      body: t.withdrawNumberBody,
      action: t.withdrawNumber,
      danger: true,
      reason: 'required',
    })
    if (yes) await command.run({ denominator, reason: yes.reason })
  }
}
