import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Columns, Row } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { peopleApi } from '../queries.ts'
import { ComparedPerson } from './compared-person.tsx'
import { Likeness } from './likeness.tsx'
import { MergeFields } from './merge-fields.tsx'
import type { Choices } from './merge-rows.ts'
import { Moves } from './moves.tsx'
import type { MergePreview } from './queries.ts'
import { duplicatesTexts } from './texts.ts'
import { renewedByMerging, useUndoMerge } from './use-undo-merge.ts'

/** Both files, the choice for each difference, what goes over, and the merge itself. */
export function MergeForm({ preview, swap }: { preview: MergePreview; swap: () => void }) {
  const t = useTexts(duplicatesTexts)
  const confirm = useConfirm()
  const queries = useQueryClient()
  const [choices, setChoices] = useState<Choices>({})
  const { survivor, other } = preview
  const command = useMerge(preview)
  const ask = async () => {
    const yes = await confirm({
      title: t.mergeAsk,
      body: fill(t.mergeAskBody, {
        survivor: `${survivor.name} ${survivor.fileNumber}`,
        other: `${other.name} ${other.fileNumber}`,
      }),
      action: t.merge,
    })
    if (!yes) return
    const result = await command.run(choices)
    // The sentence above says to look again: so show what is there now.
    if (!result.ok && result.error.code === 'changed-meanwhile')
      await queries.invalidateQueries({ queryKey: ['people', 'merge-preview'] })
  }
  return (
    <>
      <Row>
        <Likeness score={preview.score} reasons={preview.reasons} />
      </Row>
      <Columns>
        <ComparedPerson title={t.survivor} person={survivor} />
        <ComparedPerson title={t.other} person={other} actions={<Button onClick={swap}>{t.swap}</Button>} />
      </Columns>
      <MergeFields fields={preview.fields} choices={choices} change={setChoices} />
      <Moves moves={preview.moves} />
      <FailureNotice failure={command.failure} />
      <Row>
        <Button type="primary" size="large" loading={command.sending} onClick={() => void ask()}>
          {t.merge}
        </Button>
      </Row>
    </>
  )
}

/** The merge is named by its command, so that the toast can take it back. */
function useMerge({ survivor, other, survivorVersion, otherVersion }: MergePreview) {
  const t = useTexts(duplicatesTexts)
  const tell = useToast()
  const go = useGo()
  const undo = useUndoMerge()
  const merge = useRef<Id | null>(null)
  const takeBack = async (id: Id) => {
    const result = await undo.run(id)
    // The reason why not stands by the merge in the list, where it can be tried again.
    if (!result.ok) go('/people/duplicates', { view: 'merges' })
  }
  return useCommand({
    send: (choices: Choices, id) => {
      merge.current = id
      return peopleApi.post('/api/people/merges', {
        body: { id, survivor: survivor.id, other: other.id, survivorVersion, otherVersion, choices },
      })
    },
    renews: renewedByMerging,
    done: () => {
      const id = merge.current
      tell(t.merged, id === null ? undefined : () => void takeBack(id))
      go(`/people/${survivor.id}`)
    },
  })
}
