import { Button } from 'antd'
import { useId, useState } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { FileField } from '../../../../platform/web/form/file-field.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { denominatorsApi } from './queries.ts'
import { targetTexts } from './target-texts.ts'

type Found = Awaited<ReturnType<typeof send>>

const send = (file: File, id: string, dryRun: 'yes' | 'no') =>
  denominatorsApi.post('/api/denominators/import', { body: { id, dryRun }, file })

/** A filled table: looked at first, written when nothing is wrong with it. */
export function DenominatorImport() {
  const t = useTexts(targetTexts)
  const tell = useToast()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const look = useCommand({ send: (one: File, command) => send(one, command, 'yes'), done: setFound })
  const write = useCommand({
    send: (one: File, command) => send(one, command, 'no'),
    renews: [['indicators']],
    done: (answer) => {
      setFound(answer)
      if (answer.problems.length > 0) return
      tell(fill(t.importDone, { written: answer.written }))
      setFile(null)
      setFound(null)
    },
  })
  const isRight = found !== null && found.problems.length === 0
  return (
    <Stack>
      <FailureNotice failure={look.failure ?? write.failure} />
      <FileField
        id={`${id}file`}
        label={t.file}
        accept=".xlsx,.csv"
        value={file}
        change={(one) => {
          setFile(one)
          setFound(null)
          if (one) void look.run(one)
        }}
        problems={[]}
        required={false}
        marked={false}
      />
      {found && <Outcome found={found} />}
      {isRight && file && (
        <Row end>
          <Button
            type="primary"
            loading={write.sending}
            disabled={found.written === 0}
            onClick={() => void write.run(file)}
          >
            {fill(t.doImport, { count: found.written })}
          </Button>
        </Row>
      )}
    </Stack>
  )
}

function Outcome({ found }: { found: Found }) {
  const t = useTexts(targetTexts)
  const say = useSay()
  if (found.problems.length === 0) {
    return (
      <Notice tone="good">
        {fill(t.importFound, { written: found.written, unchanged: found.unchanged })}
      </Notice>
    )
  }
  return (
    <Notice tone="warning" title={fill(t.importWrong, { count: found.problems.length })} loud>
      <ul>
        {found.problems.slice(0, 50).map((problem) => (
          <li key={`${problem.row} ${problem.code}`}>
            {fill(t.rowWords, { row: problem.row, words: say(problem) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
