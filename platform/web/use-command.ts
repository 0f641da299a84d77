import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Id } from '../../kernel/id.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { commandKeys } from './command-keys.ts'
import { type Failure, failureOf } from './failure.ts'
import { askToSignInAgain } from './session.ts'

export type IdFor = (name: string) => Id

export type Command<Input, Answer> = {
  /**
   * Sends the command with its id; the same id is used until the server has said yes or no. What is made with it has its
   * key from `idFor(name)`, which stays as long: a key made inside would make another request of the same one sent again.
   */
  readonly send: (input: Input, id: Id, idFor: IdFor) => Promise<Answer>
  /** What the key belongs to: the input, unless told. A form makes one thing, however often it is edited before it is there. */
  readonly keyOf?: (input: Input) => unknown
  /** Starts of the query keys that may have changed: `[['people'], ['duties']]`. */
  readonly renews?: readonly QueryKey[]
  readonly done?: (answer: Answer, input: Input) => void
}

export type RunningCommand<Input, Answer> = {
  readonly run: (input: Input) => Promise<Result<Answer, Failure>>
  readonly sending: boolean
  readonly failure: Failure | null
  readonly forget: () => void
}

/**
 * A write. After a lost answer the next try of the same thing carries the same id, so that nothing is done twice; another row
 * has an id of its own, and after a yes or a refusal a new one begins. A session that ended meanwhile is renewed in a dialog
 * and the command sent again. `run` never rejects; its failure stands in `failure` too, until the next run.
 */
export function useCommand<Input, Answer>(command: Command<Input, Answer>): RunningCommand<Input, Answer> {
  const queries = useQueryClient()
  const [keys] = useState(commandKeys)
  const mutation = useMutation<Answer, Failure, Input>({
    mutationFn: async (input) => {
      const sent = command.keyOf ? command.keyOf(input) : input
      const { id, idFor } = keys.of(sent)
      try {
        const answer = await sendSignedIn(() => command.send(input, id, idFor))
        keys.answered(sent)
        return answer
      } catch (thrown) {
        const failure = failureOf(thrown)
        if (failure.kind === 'refused') keys.answered(sent)
        throw failure
      }
    },
    onSuccess: async (answer, input) => {
      await Promise.all((command.renews ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })))
      command.done?.(answer, input)
    },
  })
  return {
    run: (input) => mutation.mutateAsync(input).then(ok, (thrown) => refused(failureOf(thrown))),
    sending: mutation.isPending,
    failure: mutation.error,
    forget: mutation.reset,
  }
}

async function sendSignedIn<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (thrown) {
    if (failureOf(thrown).code !== 'not-signed-in' || !(await askToSignInAgain())) throw thrown
    return send()
  }
}
