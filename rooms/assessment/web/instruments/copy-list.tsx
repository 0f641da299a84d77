import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { instrumentTexts } from './instrument-texts.ts'
import { type CopyLine, copiesQuery, instrumentsApi, renewed } from './queries.ts'
import { EndDialog, SignDialog } from './sign-dialogs.tsx'

const tones: Readonly<Record<CopyLine['state'], Tone>> = {
  draft: 'plain',
  checked: 'warning',
  signed: 'good',
  ended: 'plain',
}

/** Copies of counties in scope: who wrote them, who signed, and what is to be done next. */
export function CopyList({ code }: { code: string }) {
  const t = useTexts(instrumentTexts)
  const show = useFormat()
  const tell = useToast()
  const checking = useCommand({
    send: (copy: CopyLine, id) =>
      instrumentsApi.post('/api/instruments/:code/copies/:copy/check', {
        params: { code: copy.code, copy: copy.id },
        body: { id, version: copy.version },
      }),
    renews: renewed,
    done: () => tell(t.checkPassed),
  })
  const columns: readonly Column<CopyLine>[] = [
    { key: 'place', title: t.place, onCard: 'title', cell: (row) => row.place },
    { key: 'state', title: t.state, cell: (row) => <Tag tone={tones[row.state]}>{t[row.state]}</Tag> },
    {
      key: 'changes',
      title: t.changes,
      cell: (row) => fill(t.changesCount, { count: Object.keys(row.changes).length }),
    },
    { key: 'writtenBy', title: t.writtenBy, cell: (row) => row.writtenBy },
    { key: 'signedBy', title: t.signedBy, cell: (row) => row.signedBy ?? '—' },
    { key: 'valid', title: t.valid, cell: (row) => validWords(row, t, show.day) },
    {
      key: 'actions',
      title: t.state,
      quietTitle: true,
      onCard: 'bare',
      cell: (row) => <Actions copy={row} check={() => void checking.run(row)} checking={checking.sending} />,
    },
  ]
  return (
    <Stack>
      {/* Over the whole width: what a check refuses is a list of sentences. */}
      <FailureNotice failure={checking.failure} detailed />
      <Section title={t.copies} hint={t.copiesHint} flush>
        <Loaded query={useQuery(copiesQuery(code))} lines={3}>
          {({ items }) => (
            <DataTable
              label={t.copies}
              list={listOf(items)}
              columns={columns}
              rowKey={(row) => row.id}
              empty={<Empty title={t.noCopies} />}
            />
          )}
        </Loaded>
      </Section>
    </Stack>
  )
}

function validWords(
  { from, to }: CopyLine,
  t: Readonly<Record<'since' | 'until', string>>,
  day: (day: string) => string,
): string {
  if (!from) return '—'
  return to ? fill(t.until, { from: day(from), to: day(to) }) : fill(t.since, { day: day(from) })
}

type Checking = { readonly check: () => void; readonly checking: boolean }

function Actions({ copy, check, checking }: { readonly copy: CopyLine } & Checking) {
  const t = useTexts(instrumentTexts)
  const [asking, ask] = useState<'sign' | 'end' | null>(null)
  return (
    <>
      <Row>
        {copy.abilities.change && (
          <PageLink to={`/instruments/${copy.code}/copies/${copy.id}`}>{t.changeCopy}</PageLink>
        )}
        {copy.abilities.change && copy.state === 'draft' && (
          <Button loading={checking} onClick={check}>
            {t.check}
          </Button>
        )}
        {copy.abilities.sign && (
          <Button type="primary" onClick={() => ask('sign')}>
            {t.sign}
          </Button>
        )}
        {copy.abilities.end && <Button onClick={() => ask('end')}>{t.end}</Button>}
      </Row>
      {asking === 'sign' && <SignDialog copy={copy} close={() => ask(null)} />}
      {asking === 'end' && <EndDialog copy={copy} close={() => ask(null)} />}
    </>
  )
}
