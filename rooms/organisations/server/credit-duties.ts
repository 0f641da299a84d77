import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation } from '../../../kernel/no-station.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { addWorkdays } from '../../regions/index.ts'
import { workingCalendar } from '../../regions/server/index.ts'
import { creditAt } from '../domain/registry/registrars.ts'
import { registrars } from './registrar-files.ts'

/** By when a decision is to be in the credit information: so many working days after it (2.15). */
export const creditDueOn = (authority: DivisionCode, decidedOn: Day): Day =>
  addWorkdays(workingCalendar(), decidedOn, creditAt(registrars(), authority).enterWithinWorkdays).date

/** Opens a duty of the registry; the room of duties stands beside this one and is asked in SQL. */
export async function openRegistryDuty(
  tx: Handle,
  duty: {
    readonly kind: 'credit-entry' | 'serious-list'
    readonly subject: Id
    readonly authority: DivisionCode
    readonly owner: Id
    readonly title: Words
    readonly dueOn: Day
    readonly urgency: number
  },
): Promise<Id> {
  const id = newId()
  await sql`select open_duty(${id}, ${duty.kind}, 'organisations', ${duty.subject}, null::uuid, ${noStation}, ${duty.authority},
    ${duty.owner}, ${duty.title.zh}, ${duty.title.en}, ${duty.dueOn}, ${duty.urgency}::smallint, ${duty.owner})`.execute(
    tx,
  )
  return id
}

/** The duty of whoever made a decision to enter it in the credit information. */
export const owedCredit = (
  tx: Handle,
  { actor }: Standing,
  entry: { readonly id: Id; readonly name: string; readonly authority: DivisionCode },
  what: Words,
  dueOn: Day,
): Promise<Id> =>
  openRegistryDuty(tx, {
    kind: 'credit-entry',
    subject: entry.id,
    authority: entry.authority,
    owner: actor.account,
    title: {
      zh: `录入信用信息：${entry.name}，${what.zh}`,
      en: `Enter in the credit information: ${entry.name}, ${what.en}`,
    },
    dueOn,
    urgency: 1,
  })

export const settleRegistryDuty = (
  tx: Handle,
  { actor, today }: Standing,
  authority: DivisionCode,
  duty: Id,
  outcome: Words,
) =>
  sql`select settle_duty(${provinceOf(authority)}::smallint, ${duty}, ${today}, ${actor.account}, ${outcome.zh}, ${outcome.en})`.execute(
    tx,
  )
