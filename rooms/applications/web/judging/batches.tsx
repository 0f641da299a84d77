import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { UndoIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './judging.module.css'
import { judgingApi, type Round, renewed } from './queries.ts'
import { roundTexts } from './round-texts.ts'

/** Batches of nominations, each of which whoever put it forward takes back as a whole. */
export function Batches({ batches }: { batches: Round['batches'] }) {
  const t = useTexts(roundTexts)
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const undoing = useCommand({
    send: (batch: string, id) =>
      judgingApi.post('/api/applications/batches/:batch/undoing', { params: { batch }, body: { id } }),
    renews: renewed,
    done: ({ taken }) => tell(fill(t.undoneNow, { count: taken })),
  })
  const ask = async (batch: string) => {
    if (await confirm({ title: t.undoTitle, body: t.undoBody, action: t.undo, danger: true }))
      await undoing.run(batch)
  }
  if (batches.length === 0) return <p className="soft">{t.noBatches}</p>
  return (
    <>
      <FailureNotice failure={undoing.failure} />
      <ul className={css.lines}>
        {batches.map((batch) => (
          <li key={batch.id} className={css.line}>
            <div className={css.words}>
              <strong>{fill(t.batchRows, { count: batch.rows })}</strong> {batch.fileName ?? t.fromForm}
              <div className="soft">
                {batch.putName} · {show.instant(batch.putAt)}
                {batch.undoneName && ` · ${fill(t.undone, { name: batch.undoneName })}`}
              </div>
            </div>
            {batch.mayUndo && (
              <Button
                icon={<UndoIcon aria-hidden />}
                loading={undoing.sending}
                onClick={() => void ask(batch.id)}
              >
                {t.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
