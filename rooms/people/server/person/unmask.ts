import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import type { SensitiveField } from '../../domain/sensitive.ts'
import { categoriesOn } from '../categories/on-day.ts'
import { isRestricted } from '../data-files.ts'
import { openSensitive } from '../seal.ts'
import { findPerson } from './store.ts'

/** Sensitive texts in full, for a purpose; who saw what of whom and why is written in the same transaction. */
export const unmaskRoute = ({ cipher }: Platform): Implemented =>
  implement(peopleContract.unmask, (call) =>
    disclose(call, async (tx) => {
      const person = await findPerson(tx, call.scope, call.params.id)
      if (!person || person.mergedInto) return refused<Refusal>({ code: 'not-found' })
      const { fields, purpose, note } = call.body
      const texts = openSensitive(cipher, person.sealed)
      const asked = fields.filter((field): field is SensitiveField => field !== 'restrictedCategories')
      const categories = fields.includes('restrictedCategories')
        ? ((await categoriesOn(tx, [person], call.today)).get(person.id) ?? []).filter(isRestricted)
        : undefined
      return ok({
        answer: {
          values: Object.fromEntries(asked.flatMap((field) => (texts[field] ? [[field, texts[field]]] : []))),
          ...(categories ? { restrictedCategories: categories } : {}),
        },
        audit: [
          {
            action: 'people.unmask',
            subject: person.id,
            division: person.division,
            station: person.station,
            purpose: `${purpose}: ${note}`,
            detail: { fields },
          },
        ],
      })
    }),
  )
