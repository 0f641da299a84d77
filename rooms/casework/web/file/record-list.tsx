import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { RecordPaper } from '../forms/record-paper.tsx'
import css from './file.module.css'
import type { CaseFileAnswer, ShownRecord } from './queries.ts'
import { goalsOf } from './record-form.tsx'
import { useRecordName } from './record-name.ts'
import type { PlanGoal } from './record-values.ts'
import { RecordView } from './record-view.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { fileTexts } from './texts.ts'

/** The records of a case, the latest first, each opened where it stands. */
export function RecordList({ file, paper }: { file: CaseFileAnswer; paper?: boolean | undefined }) {
  const t = useTexts(fileTexts)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [signing, setSigning] = useState<ShownRecord | null>(null)
  const goals = allGoals(file)
  const records = paper ? file.records.filter(({ replacedBy }) => !replacedBy) : file.records.toReversed()
  const turn = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  if (records.length === 0)
    return (
      <Section title={t.records}>
        <Empty title={t.noRecords} hint={t.noRecordsHint} />
      </Section>
    )
  return (
    <Section title={t.records}>
      {records.map((record) => (
        <OneRecord
          key={record.id}
          file={file.id}
          rounds={file.round}
          record={record}
          goals={goals}
          isOpen={paper === true || open.has(record.id)}
          {...(paper ? {} : { turn: () => turn(record.id), sign: () => setSigning(record) })}
        />
      ))}
      {signing && <SignDialog file={file.id} record={signing} close={() => setSigning(null)} />}
    </Section>
  )
}

/** The goals of every plan there was: progress of a round before is still about them. */
const allGoals = (file: CaseFileAnswer): readonly PlanGoal[] => [
  ...goalsOf(file),
  ...file.records.flatMap(({ body }) => (body?.kind === 'plan' ? body.goals : [])),
]

function OneRecord(props: {
  file: string
  rounds: number
  record: ShownRecord
  goals: readonly PlanGoal[]
  isOpen: boolean
  turn?: () => void
  sign?: () => void
}) {
  const { file, rounds, record, goals, isOpen, turn, sign } = props
  const t = useTexts(fileTexts)
  const name = useRecordName()(record)
  const show = useFormat()
  const go = useGo()
  const { abilities } = record
  return (
    <article className={css.record}>
      <div className={css.recordHead}>
        <div>
          <h3>{name}</h3>
          <p className="soft">
            {show.day(record.heldOn)}
            {record.minutes !== null && ` · ${show.minutes(record.minutes)}`} ·{' '}
            {fill(t.by, { name: record.byName })}
          </p>
          <RecordTags record={record} rounds={rounds} />
        </div>
        {turn && (
          <Row>
            {abilities.sign && (
              <Button
                type={record.signature === 'awaited' ? 'primary' : 'default'}
                aria-label={fill(t.signNamed, { name })}
                onClick={sign}
              >
                {record.signature === 'awaited' ? t.sign : t.signReading}
              </Button>
            )}
            {abilities.correct && record.body && (
              <Button
                aria-label={fill(t.correctNamed, { name })}
                onClick={() => go(`/cases/${file}/records/new`, { kind: record.kind, corrects: record.id })}
              >
                {t.correct}
              </Button>
            )}
            <Button
              aria-expanded={isOpen}
              aria-label={fill(isOpen ? t.shutNamed : t.openNamed, { name })}
              onClick={turn}
            >
              {isOpen ? t.shut : t.open}
            </Button>
          </Row>
        )}
      </div>
      {isOpen && (
        <div className={css.opened}>
          {record.body ? (
            <RecordView record={record} goals={goals} />
          ) : (
            <p className="soft">{t.hiddenWords}</p>
          )}
          {record.opinion && (
            <p className={css.text}>
              {show.labelled(`${t.opinion} · ${record.signedByName ?? ''}`, record.opinion)}
            </p>
          )}
          {turn && record.body && !record.replacedBy && <RecordPaper id={file} record={record} />}
        </div>
      )}
    </article>
  )
}

/** What a new round makes anew; an intake form and process records go on through all of them. */
const ofOneRound: readonly string[] = ['assessment', 'plan', 'agreement', 'progress', 'evaluation']

function RecordTags({ record, rounds }: { record: ShownRecord; rounds: number }) {
  const t = useTexts(fileTexts)
  const marks = ['intake', 'evaluation', 'closing'].includes(record.kind) ? t.agreed : t.read
  return (
    <Tags>
      {record.replacedBy && <Tag>{t.replaced}</Tag>}
      {rounds > 1 && (record.round > 1 || ofOneRound.includes(record.kind)) && (
        <Tag>{fill(t.round, { round: record.round })}</Tag>
      )}
      {record.late && <Tag tone="warning">{t.late}</Tag>}
      {record.signature === 'awaited' && <Tag tone="warning">{t.awaited}</Tag>}
      {record.signature === 'agreed' && <Tag tone="good">{marks}</Tag>}
      {record.signature === 'returned' && <Tag tone="danger">{t.returned}</Tag>}
    </Tags>
  )
}
