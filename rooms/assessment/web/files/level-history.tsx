import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { GradeTag } from './grade-tag.tsx'
import { type RiskFile, renewedByRisk, riskFilesApi } from './queries.ts'
import { riskTexts } from './risk-texts.ts'
import { useRiskWords } from './risk-words.ts'

type Level = RiskFile['levels'][number]

/** Which grade held from when, why, and under whose signatures; a supervisor signs here. */
export function LevelHistory({ file }: { file: RiskFile }) {
  const t = useTexts(riskTexts)
  const words = useRiskWords()
  const show = useFormat()
  return (
    <DataTable
      label={t.history}
      list={listOf(file.levels)}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'grade',
          title: t.grade,
          onCard: 'title',
          cell: (row) => (
            <Tags>
              <GradeTag grade={row.grade} title={row.gradeTitle} />
              {row.state !== 'in-force' && <Tag>{words.levelState(row.state)}</Tag>}
            </Tags>
          ),
        },
        { key: 'from', title: t.from, cell: (row) => (row.fromOn ? show.day(row.fromOn) : '—') },
        {
          key: 'cause',
          title: t.cause,
          prose: true,
          cell: (row) =>
            row.reason ? show.labelled(words.cause(row.cause), row.reason) : words.cause(row.cause),
        },
        { key: 'signatures', title: t.signatures, prose: true, cell: (row) => <Signatures level={row} /> },
        {
          key: 'act',
          title: t.sign,
          quietTitle: true,
          onCard: 'bare',
          cell: (row) => row.abilities.sign && <Sign file={file} level={row} />,
        },
      ]}
    />
  )
}

function Signatures({ level }: { level: Level }) {
  const t = useTexts(riskTexts)
  const show = useFormat()
  const lines = [
    `${fill(t.byWorker, { name: level.byName })} ${show.instant(level.at)}`,
    ...(level.signedName && level.signedAt
      ? [`${fill(t.bySupervisor, { name: level.signedName })} ${show.instant(level.signedAt)}`]
      : []),
    ...(level.signedNote ? [level.signedNote] : []),
  ]
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  )
}

function Sign({ file, level }: { file: RiskFile; level: Level }) {
  const t = useTexts(riskTexts)
  const confirm = useConfirm()
  const tell = useToast()
  const command = useCommand({
    send: ({ agree, note }: { agree: boolean; note: string }, id) =>
      riskFilesApi.post('/api/risk-files/:id/levels/:level/signature', {
        params: { id: file.id, level: level.id },
        body: { id, version: file.version, agree, ...(note ? { note } : {}) },
      }),
    renews: [...renewedByRisk],
    done: (_, { agree }) => tell(agree ? t.signed : t.declined),
  })
  const agree = async () => {
    const yes = await confirm({ title: t.signTitle, body: t.signHint, action: t.sign })
    if (yes) await command.run({ agree: true, note: '' })
  }
  const decline = async () => {
    const yes = await confirm({
      title: t.declineTitle,
      body: t.declineHint,
      action: t.decline,
      reason: 'required',
    })
    if (yes) await command.run({ agree: false, note: yes.reason })
  }
  return (
    <>
      <FailureNotice failure={command.failure} />
      <Tags>
        <Button type="primary" onClick={() => void agree()} loading={command.sending}>
          {t.sign}
        </Button>
        <Button onClick={() => void decline()} disabled={command.sending}>
          {t.decline}
        </Button>
      </Tags>
    </>
  )
}
