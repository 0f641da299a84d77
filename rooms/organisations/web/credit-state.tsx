import { Button } from 'antd'
import type { Id } from '../../../kernel/id.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { organisationsApi } from './queries.ts'
import { registryTexts } from './registry-texts.ts'

type Kind = 'change' | 'listing' | 'removal' | 'penalty'

/** Whether a decision stands in the credit information, and by when it is to (five working days). */
export function CreditState(props: {
  dueOn: string
  enteredOn: string | null
  enter?: (() => void) | undefined
}) {
  const { dueOn, enteredOn, enter } = props
  const t = useTexts(registryTexts)
  const show = useFormat()
  if (enteredOn) return <Tag tone="good">{fill(t.creditOn, { day: show.day(enteredOn) })}</Tag>
  return (
    <>
      <Tag tone={dueOn < today() ? 'danger' : 'warning'}>{fill(t.creditBy, { day: show.day(dueOn) })}</Tag>{' '}
      {enter && (
        <Button size="small" onClick={enter}>
          {t.enterCredit}
        </Button>
      )}
    </>
  )
}

export function useCreditEntry() {
  const t = useTexts(registryTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: ({ record, kind }: { record: Id; kind: Kind }, id) =>
      organisationsApi.post('/api/registry/credit-entries', { body: { id, record, kind, on: today() } }),
    renews: [['organisations'], ['duties']],
    done: () => tell(t.saved),
  })
  const ask = async (record: Id, kind: Kind) => {
    const yes = await confirm({ title: t.enterCredit, body: t.credit, action: t.enterCredit })
    if (yes) await command.run({ record, kind })
  }
  return { ask, failure: command.failure }
}
