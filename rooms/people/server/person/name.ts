import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { peopleContract } from '../../contract.ts'
import { findPerson } from './store.ts'

/**
 * Only the name, for a page that holds a person's id. Asking for the whole file instead would put a look at sensitive
 * fields into the trail that nobody took. A merged file answers with the survivor's name.
 */
export const nameRoute = (): Implemented =>
  implement(peopleContract.name, (call) =>
    disclose(call, async (tx) => {
      const asked = await findPerson(tx, call.scope, call.params.id)
      const person = asked?.mergedInto ? await findPerson(tx, call.scope, asked.mergedInto) : asked
      if (!person) return refused<Refusal>({ code: 'not-found' })
      return ok({ answer: { id: person.id, name: person.name }, audit: [] })
    }),
  )
