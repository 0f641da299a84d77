import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { UndoIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { peopleApi } from '../queries.ts'
import { BadCells } from './bad-cells.tsx'
import { ImportCounts } from './import-counts.tsx'
import { KeptTable } from './kept-table.tsx'
import type { ImportDetail } from './queries.ts'
import { importTexts } from './texts.ts'
import { useApply, useHasCorrected } from './use-apply.ts'

/** The result: what went in, what waits, and the way back. */
export function ImportDone({ asked }: { asked: ImportDetail }) {
  const t = useTexts(importTexts)
  const may = useMay()
  const go = useGo()
  const applied = asked.state === 'applied'
  const waiting = asked.counts.rejected
  return (
    <>
      <Notice tone={applied ? 'good' : 'info'} title={applied ? t.resultTitle : t.undoneTitle} loud>
        {applied && waiting > 0 && fill(t.resultWaiting, { count: formatNumber(waiting) })}
      </Notice>
      {applied && <ImportCounts counts={asked.counts} />}
      <Row>
        {may('people.read') && (
          <Button type="primary" onClick={() => go('/people')}>
            {t.toPeople}
          </Button>
        )}
        {may('people.merge') && <Button onClick={() => go('/people/duplicates')}>{t.toDuplicates}</Button>}
        {applied && <UndoImport id={asked.id} />}
      </Row>
      {asked.state === 'undone' && <KeptTable id={asked.id} />}
      {applied && waiting + asked.counts.warned > 0 && (
        <>
          <ApplyCorrected id={asked.id} />
          <BadCells asked={asked} open />
        </>
      )}
    </>
  )
}

/** Rows that were put right after the first taking in go in with a second. */
function ApplyCorrected({ id }: { id: string }) {
  const t = useTexts(importTexts)
  const apply = useApply(id)
  if (!useHasCorrected(id)) return null
  return (
    <div>
      <FailureNotice failure={apply.failure} />
      <Button type="primary" loading={apply.sending} onClick={() => void apply.run(undefined)}>
        {t.applyCorrected}
      </Button>
    </div>
  )
}

function UndoImport({ id }: { id: string }) {
  const t = useTexts(importTexts)
  const confirm = useConfirm()
  const undo = useCommand({
    send: (_: undefined, command) =>
      peopleApi.post('/api/people/imports/:id/undo', { params: { id }, body: { id: command } }),
    renews: [
      ['people', 'import', id],
      ['people', 'imports'],
    ],
  })
  const ask = async () => {
    const yes = await confirm({ title: t.undoTitle, body: t.undoBody, action: t.undo, danger: true })
    if (yes) await undo.run(undefined)
  }
  return (
    <>
      <Button danger icon={<UndoIcon aria-hidden />} loading={undo.sending} onClick={() => void ask()}>
        {t.undo}
      </Button>
      <FailureNotice failure={undo.failure} />
    </>
  )
}
