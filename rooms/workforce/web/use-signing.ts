import type { Id } from '../../../kernel/id.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { practicumTexts } from './practicum-texts.ts'
import { workforceApi } from './queries.ts'

/** Signs days of a placement after the supervisor was asked once. */
export function useSigning() {
  const t = useTexts(practicumTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: ({ placement, lines }: { placement: Id; lines: readonly Id[] }, id) =>
      workforceApi.post('/api/practicum/placements/:id/signing', {
        params: { id: placement },
        body: { id, lines: [...lines] },
      }),
    renews: [['practicum']],
    done: ({ signed }) => tell(fill(t.signedCount, { count: signed })),
  })
  const ask = async (placement: Id, lines: readonly Id[]) => {
    const yes = await confirm({
      title: fill(t.signTitle, { count: lines.length }),
      body: t.signBody,
      action: t.sign,
    })
    if (yes) await command.run({ placement, lines })
  }
  return { ask, failure: command.failure }
}
