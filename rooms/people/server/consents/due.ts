import { sql } from 'kysely'
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { dayPart, idPart, readCursor, writeCursor } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { consentState, fourteenthBirthday } from '../../domain/consent.ts'
import { consentAnswer } from '../person/read.ts'
import { type ConsentRow, peopleTables } from '../tables.ts'

type Asked = { readonly cursor?: string | undefined; readonly limit: number; readonly withinDays: number }

type Due = {
  id: string
  name: string
  station: string
  birthday: string
  state: ReturnType<typeof consentAnswer>
}

/**
 * Children for whom a guardian's consent is in force that ends, or has ended, with the fourteenth birthday: those who
 * turn fourteen in the coming days and those under eighteen who were not asked since. In the order of their births.
 */
export async function consentsDue(
  tx: Handle,
  { scope, today }: Standing,
  asked: Asked,
): Promise<Result<{ items: Due[]; next: string | null }, Refusal>> {
  const after = readCursor(asked.cursor, [dayPart, idPart])
  if (!after.ok) return after
  const soon = addDays(today, asked.withinDays)
  const children = await peopleTables(tx)
    .selectFrom('person as p')
    .select(['p.id', 'p.province', 'p.name', 'p.station', 'p.birth'])
    .where('p.province', 'in', provincesIn(scope))
    .where(within(scope, { division: 'p.division', station: 'p.station', person: 'p.id' }))
    .where('p.state', 'in', ['active', 'paused'])
    .where(sql<boolean>`p.birth > (${today}::date - interval '18 years')::date`)
    .where(sql<boolean>`p.birth <= (${soon}::date - interval '14 years')::date`)
    .where(sql<boolean>`exists (select from consent c where c.province = p.province and c.person = p.id
      and c.purpose = 'service' and c.given_by = 'guardian' and not c.for_incapacity and c.withdrawn_on is null)`)
    // A consent of the person's own, given since, settles it.
    .where(sql<boolean>`not exists (select from consent c where c.province = p.province and c.person = p.id
      and c.purpose = 'service' and c.given_by = 'self' and c.withdrawn_on is null and c.guardian_notified_on is not null
      and c.given_on >= (p.birth + interval '14 years')::date)`)
    .$if(after.value !== null, (query) =>
      query.where(sql<boolean>`(p.birth, p.id) > (${after.value?.[0]}::date, ${after.value?.[1]}::uuid)`),
    )
    .orderBy('p.birth')
    .orderBy('p.id')
    .limit(asked.limit + 1)
    .execute()
  const page = children.slice(0, asked.limit)
  const last = page.at(-1)
  const consents = await consentsByPerson(tx, page)
  const items = page.map((child) => {
    const birth = child.birth as Day
    const birthday = fourteenthBirthday(birth)
    const on = birthday > today ? birthday : today
    const state = consentAnswer(consentState(birth, consents.get(child.id) ?? [], 'service', on))
    return { id: child.id, name: child.name, station: child.station, birthday, state }
  })
  return ok({
    items,
    next: last?.birth && children.length > asked.limit ? writeCursor([last.birth, last.id]) : null,
  })
}

async function consentsByPerson(
  tx: Handle,
  persons: readonly { readonly province: number; readonly id: string }[],
): Promise<Map<string, ConsentRow[]>> {
  if (persons.length === 0) return new Map()
  const rows = await peopleTables(tx)
    .selectFrom('consent')
    .selectAll()
    .where('province', 'in', [...new Set(persons.map(({ province }) => province))])
    .where(
      'person',
      'in',
      persons.map(({ id }) => id),
    )
    .execute()
  const byPerson = new Map<string, ConsentRow[]>()
  for (const row of rows) byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), row])
  return byPerson
}
