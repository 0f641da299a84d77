import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { abilitiesOf } from '../../domain/abilities.ts'
import { asksSecondFactor, obstacles } from '../../domain/policy.ts'
import { isRole, roles } from '../../domain/roles.ts'
import { inAccessRoom } from '../in-access-room.ts'
import { policyOf } from '../sign-in/policy.ts'
import { accessTables } from '../tables.ts'

/** Who asks, what stands in the way, what is held and what may be done. */
export async function whoAmI(tx: Handle, { actor, today }: Standing, platform: Platform) {
  const row = await accessTables(tx)
    .selectFrom('account')
    .selectAll()
    .where('id', '=', actor.account)
    .executeTakeFirst()
  if (!row) return refused<Refusal>({ code: 'not-signed-in' })
  const policy = await policyOf(tx)
  const held = await heldRoles(tx, actor.account, today)
  const required = asksSecondFactor(policy, held) && !row.secondFactorExempt
  const passwordIsOld =
    policy.passwordDays !== null &&
    row.passwordChangedAt.getTime() < Date.now() - policy.passwordDays * 86_400_000
  return ok({
    account: row.id,
    kind: actor.kind,
    userName: row.userName,
    displayName: row.displayName,
    phone: row.phoneSealed && actor.kind === 'account' ? platform.cipher.open(row.phoneSealed) : null,
    language: row.language,
    home: { division: row.division, station: row.station },
    obstacles: [
      ...obstacles({
        mustChangePassword: row.mustChangePassword || passwordIsOld,
        secondFactor: row.secondFactorEnabled,
        exempt: row.secondFactorExempt,
        asked: required,
      }),
    ],
    secondFactor: { enabled: row.secondFactorEnabled, required, exempt: row.secondFactorExempt },
    grants: actor.grants.map(({ id, role, scope, from, to }) => ({
      id,
      role,
      title: isRole(role) ? roles[role].title : { zh: role, en: role },
      scope: {
        kind: scope.kind,
        division: scope.kind === 'division' ? scope.division : null,
        station: scope.kind === 'station' ? scope.station : null,
        person: scope.kind === 'person' ? scope.person : null,
        organisation: scope.kind === 'organisation' ? scope.organisation : null,
      },
      from,
      to,
    })),
    abilities: abilitiesOf(actor, today),
  })
}

/** The roles themselves: the actor's grants are empty while something stands in the way. */
async function heldRoles(tx: Handle, account: string, today: string): Promise<string[]> {
  const rows = await accessTables(tx)
    .selectFrom('accountGrant')
    .select('role')
    .where('account', '=', account)
    .where('endedAt', 'is', null)
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .execute()
  return rows.map(({ role }) => role)
}

/** Sets the language the screens open in. */
export function setLanguage(
  standing: Standing,
  body: { readonly id: string; readonly language: 'zh' | 'en' },
): Promise<Result<{ language: 'zh' | 'en' }, Refusal>> {
  return runCommand(standing, {
    id: body.id,
    name: 'access.set-language',
    input: body,
    run: async (tx) => {
      await inAccessRoom(tx)
      const row = await accessTables(tx)
        .updateTable('account')
        .set({ language: body.language })
        .where('id', '=', standing.actor.account)
        .returning(['division', 'station'])
        .executeTakeFirst()
      if (!row) return refused({ code: 'not-signed-in' })
      return ok({
        answer: { language: body.language },
        audit: {
          action: 'account.language',
          subject: standing.actor.account,
          ...row,
          detail: { language: body.language },
        },
      })
    },
  })
}
