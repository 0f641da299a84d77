import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { dayAt } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { inTransaction } from '../../../../platform/server/database/transaction.ts'
import { limitEachCaller } from '../../../../platform/server/http/limit-each-caller.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { joinContract } from '../../contract.ts'
import { phoneEnd } from '../../domain/community/phone-end.ts'

type ToJoin = {
  readonly title: string
  readonly themeDay: string | null
  readonly audience: string | null
  readonly place: string
  readonly station: string
  readonly startsOn: Day
  readonly startsAt: string
  readonly endsOn: Day
  readonly endsAt: string
  readonly open: boolean
  readonly signUp: 'open' | 'waiting' | 'closed'
}

/** The public page of a sign-in code. */
export function joinRoutes({ clock, cipher }: Platform): Implemented[] {
  const writing = limitEachCaller(() => clock.now(), { burst: 60, perMinute: 30 })
  return [
    implement(joinContract.toJoin, (call) =>
      read(call, async (tx) => {
        const { rows } = await sql<ToJoin>`
          select title, theme_day, audience, place, station, starts_on, starts_at, ends_on, ends_at, open, sign_up
          from activity_to_join(${call.params.code}, to_timestamp(${clock.now() / 1000}))`.execute(tx)
        const found = rows[0]
        if (!found) return refused<Refusal>({ code: 'not-found' })
        const { open, ...shown } = found
        const today = dayAt(clock.now())
        const inTime = today >= found.startsOn && today <= found.endsOn
        const state =
          today < found.startsOn
            ? ('before' as const)
            : open && inTime
              ? ('open' as const)
              : ('closed' as const)
        return ok({ ...shown, state })
      }),
    ),
    writing(
      implement(joinContract.join, async (call) => {
        const { website, ...line } = call.body
        return website
          ? ok({ received: true as const })
          : joinByCode(call, call.params.code, clock.now(), line)
      }),
    ),
    writing(
      implement(joinContract.signUpByCode, async (call) => {
        const { website, ...line } = call.body
        if (website) return ok({ received: true as const })
        const phone = line.phone.normalize('NFKC').replace(/[\s-]/g, '')
        return signUpByCode(call, cipher, call.params.code, clock.now(), { ...line, phone })
      }),
    ),
  ]
}

type Line = {
  readonly id: Id
  readonly name: string
  readonly phoneEnd: string
  readonly sex?: 1 | 2 | undefined
  readonly ageBand?: string | undefined
  readonly volunteer: boolean
  readonly firstTime?: boolean | undefined
}

/** One function of the database, which alone may write here without a scope. Nothing tells who is there already. */
const joinByCode = (
  standing: Standing,
  code: string,
  now: number,
  line: Line,
): Promise<Result<{ received: true }, Refusal>> =>
  inTransaction(standing.db, standing, 'write', async (tx) => {
    const { rows } = await sql<{ taken: boolean }>`
      select join_activity(${code}, ${line.id}, to_timestamp(${now / 1000}), ${line.name}, ${line.sex ?? null}::smallint,
        ${line.ageBand ?? null}, ${line.phoneEnd}, ${line.volunteer}, ${line.firstTime ?? null}) as taken`.execute(
      tx,
    )
    return rows[0]?.taken ? ok({ received: true as const }) : refused({ code: 'sign-in-closed' })
  })

type SignUpLine = {
  readonly id: Id
  readonly name: string
  readonly phone: string
  readonly sex?: 1 | 2 | undefined
  readonly ageBand?: string | undefined
  readonly note?: string | undefined
}

/** As above: whoever gives the same name and number again hears the same and stands on the list once. */
const signUpByCode = (
  standing: Standing,
  cipher: FieldCipher,
  code: string,
  now: number,
  line: SignUpLine,
): Promise<Result<{ received: true }, Refusal>> =>
  inTransaction(standing.db, standing, 'write', async (tx) => {
    const { rows } = await sql<{ taken: boolean }>`
      select sign_up_by_code(${code}, ${line.id}, to_timestamp(${now / 1000}), ${line.name}, ${line.sex ?? null}::smallint,
        ${line.ageBand ?? null}, ${cipher.seal(line.phone)}, ${phoneEnd(line.phone)}, ${line.note ?? null}) as taken`.execute(
      tx,
    )
    return rows[0]?.taken ? ok({ received: true as const }) : refused({ code: 'sign-up-closed' })
  })
