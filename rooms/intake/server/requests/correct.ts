import { sql } from 'kysely'
import { covers } from '../../../../kernel/actor.ts'
import { dayAt } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { spellName } from '../../../people/server/index.ts'
import type { RequestSource } from '../../domain/requests/codes.ts'
import { dangersIn } from '../danger-words.ts'
import { acting, type Given, refusedAt } from './changing.ts'
import { keepFacts } from './facts.ts'
import type { Said } from './filing.ts'
import { checkedPlace } from './place.ts'
import { type RequestRow, updateRequest } from './row.ts'
import { openRequest, phoneIndexOf, sealRequest } from './sealed-words.ts'

/**
 * Corrects what was taken down; what stood there before is sealed into the record of the act. Words of danger that the
 * new text holds count from now on; those of the old text are not forgotten by writing over them.
 */
export const correctRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & Said & { readonly source: RequestSource; readonly reason: string },
) =>
  acting(platform, standing, 'correct', target, input, async (tx, row) => {
    const { cipher } = platform
    const place = await checkedPlace(tx, input.division, dayAt(platform.clock.now()))
    if (!place.ok) return place
    if (provinceOf(input.division) !== row.province)
      return refusedAt('request-other-province', '/body/division')
    if (!covers(standing.scope, { division: input.division, station: row.station }))
      return refusedAt('request-place-outside', '/body/division')
    const before = openRequest(cipher, row.sealed)
    const dangers = dangersIn(input.text, input.where, input.otherContact)
    const fresh = dangers.some((one) => !before.dangers?.some((old) => old.word === one.word))
    const aboutName = input.aboutName ?? (input.forWhom === 'self' ? input.contactName : undefined)
    const { text, contactName, where } = input
    // They are masked on the screen that corrects: what is left out stays as it was.
    const { phone = before.phone, otherContact = before.otherContact } = input
    const sealed = sealRequest(cipher, {
      ...before,
      text,
      contactName,
      phone,
      otherContact,
      where,
      dangers: dangers.length > 0 ? dangers : before.dangers,
    })
    const after = await updateRequest(
      tx,
      row,
      sql`sealed = ${sealed}, division = ${input.division}, source = ${input.source}, for_whom = ${input.forWhom ?? null},
        about_name = ${aboutName ?? null}, name_keys = ${aboutName ? [...spellName(aboutName).keys] : []}::text[],
        phone_index = ${phoneIndexOf(cipher, phone)}, anonymous = ${!contactName && !phone && !otherContact},
        endangered = ${row.endangered || fresh}, safe = ${row.safe && !fresh}, urgency = ${fresh ? 2 : row.urgency}`,
    )
    if (input.division !== row.division) await followPlace(tx, after)
    return ok({
      row: after,
      step: 'corrected' as const,
      words: {
        reason: input.reason,
        before: {
          text: before.text,
          contactName: before.contactName,
          phone: before.phone,
          where: before.where,
          division: row.division,
          source: row.source,
          aboutName: row.aboutName,
        },
      },
      dirty: await keepFacts(tx, after),
    })
  })

/** What was written about a request lies where the request lies. */
async function followPlace(tx: Handle, { province, id, division }: RequestRow): Promise<void> {
  await sql`update request_step set division = ${division} where province = ${province} and request = ${id}`.execute(
    tx,
  )
  await sql`update request_message set division = ${division} where province = ${province} and request = ${id}`.execute(
    tx,
  )
}
