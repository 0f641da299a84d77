import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Id } from '../../kernel/id.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { type Failure, failureOf } from './failure.ts'
import { idsByName, newId } from './ids.ts'
import { askToSignInAgain } from './session.ts'

export type IdFor = (name: string) => Id

export type Command<Input, Answer> = {
  /**
   * Sends the command with its id; the same id is used until the server has said yes or no. What is made with it has its
   * key from `idFor(name)`, which stays as long: a key made inside would make another request of the same one sent again.
   */
  readonly send: (input: Input, id: Id, idFor: IdFor) => Promise<Answer>
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
 * A write. After a lost answer the next try carries the same id, so that nothing is done twice; after a yes or
 * a refusal a new id begins. A session that ended meanwhile is renewed in a dialog and the command sent again.
 * `run` never rejects; its failure stands in `failure` too, until the next run.
 */
export function useCommand<Input, Answer>(command: Command<Input, Answer>): RunningCommand<Input, Answer> {
  const queries = useQueryClient()
  const begun = useRef<{ readonly id: Id; readonly idFor: IdFor } | null>(null)
  const mutation = useMutation<Answer, Failure, Input>({
    mutationFn: async (input) => {
      const { id, idFor } = begun.current ?? { id: newId(), idFor: idsByName() }
      begun.current = { id, idFor }
      try {
        const answer = await sendSignedIn(() => command.send(input, id, idFor))
        begun.current = null
        return answer
      } catch (thrown) {
        const failure = failureOf(thrown)
        if (failure.kind === 'refused') begun.current = null
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
