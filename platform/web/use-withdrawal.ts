import type { QueryKey } from '@tanstack/react-query'
import { useConfirm } from './confirm.tsx'
import type { Failure } from './failure.ts'
import { useToast } from './toast.tsx'
import { type Command, useCommand } from './use-command.ts'

/** What the dialog says; every room's records have words of their own. */
export type WithdrawalWords = {
  readonly withdrawTitle: string
  readonly withdrawHint: string
  readonly withdraw: string
  readonly withdrawn: string
}

/** Takes a record out (7.5): `ask` wants a reason first, then sends it and tells that it is done. */
export function useWithdrawal(options: {
  readonly words: WithdrawalWords
  readonly send: Command<string, unknown>['send']
  readonly renews: readonly QueryKey[]
}): { readonly ask: () => Promise<void>; readonly sending: boolean; readonly failure: Failure | null } {
  const { words, send, renews } = options
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({ send, renews, done: () => tell(words.withdrawn) })
  const ask = async () => {
    const yes = await confirm({
      title: words.withdrawTitle,
      body: words.withdrawHint,
      action: words.withdraw,
      danger: true,
      reason: 'required',
    })
    if (yes) await command.run(yes.reason)
  }
  return { ask, sending: command.sending, failure: command.failure }
}
