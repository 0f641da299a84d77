import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import {
  birthForConsent,
  type ConsentPurpose,
  type ConsentState,
  consentState,
} from '../../domain/consent.ts'
import { findPerson } from '../person/store.ts'
import { consentsOf } from './store.ts'

/** Whether a person has consented to a purpose on a day, with what is missing (2.8); null for one who is not in the scope. */
export async function consentFor(
  tx: Handle,
  scope: Scope,
  person: Id,
  purpose: ConsentPurpose,
  on: Day,
): Promise<ConsentState | null> {
  const asked = await findPerson(tx, scope, person)
  const row = asked?.mergedInto ? await findPerson(tx, scope, asked.mergedInto) : asked
  if (!row) return null
  return consentState(birthForConsent(row, on), await consentsOf(tx, row), purpose, on)
}
