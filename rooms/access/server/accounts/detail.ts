import { covers } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type HeldGrant, mayManage, type PlacedScope, rolesToGive } from '../../domain/appointing.ts'
import { inAccessRoom } from '../in-access-room.ts'
import { scopeOfPlace } from '../places.ts'
import { accessTables } from '../tables.ts'
import { lineOf, rolesHeld } from './list.ts'

export type SeenAccount = Awaited<ReturnType<typeof seenAccount>>

/** The account's row, if the reader sees the account at all. */
export const seenAccount = (tx: Handle, account: Id) =>
  accessTables(tx).selectFrom('accountSeen').selectAll().where('id', '=', account).executeTakeFirst()

export const homeOf = (row: { readonly division: number; readonly station: Id | null }): PlacedScope =>
  row.station
    ? { kind: 'station', station: row.station, placedIn: row.division }
    : { kind: 'division', division: row.division, placedIn: row.division }

export type HeldAndPlaced = HeldGrant & { readonly id: Id; readonly scope: PlacedScope }

/**
 * Everything an account holds now or will hold, also outside the reader's scope: rules about what it may be given or
 * who may manage it must not be blind. The transaction becomes the access room's own.
 */
export async function heldBy(tx: Handle, account: Id, today: string): Promise<HeldAndPlaced[]> {
  await inAccessRoom(tx)
  const rows = await accessTables(tx)
    .selectFrom('accountGrant')
    .select([
      'id',
      'role',
      'scopeKind',
      'division',
      'station',
      'person',
      'organisation',
      'validFrom',
      'validTo',
    ])
    .where('account', '=', account)
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', new Date())]))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    scope: scopeOfPlace(row),
    from: row.validFrom as HeldGrant['from'],
    to: row.validTo as HeldGrant['to'],
  }))
}

/** Takes the account's row until the transaction ends, so that two decisions about it are made one after the other. */
export async function takeAccount(tx: Handle, account: Id): Promise<void> {
  await inAccessRoom(tx)
  await accessTables(tx).selectFrom('account').select('id').where('id', '=', account).forUpdate().execute()
}

/** One account with what the reader may do to it. */
export async function accountDetail(tx: Handle, standing: Standing, cipher: FieldCipher, account: Id) {
  const row = await seenAccount(tx, account)
  if (!row) return refused<Refusal>({ code: 'not-found' })
  const roles = await rolesHeld(tx, [account], standing.today)
  const held = await heldBy(tx, account, standing.today)
  const target = { account, home: homeOf(row), held }
  return ok({
    ...lineOf(row, roles.get(account) ?? []),
    // A work telephone, told to whoever reads the account's own unit, not to one who meets it as a guest.
    phone: row.phoneSealed && covers(standing.scope, row) ? cipher.open(row.phoneSealed) : null,
    language: row.language,
    stateReason: row.stateReason,
    mustChangePassword: row.mustChangePassword,
    passwordChangedAt: row.passwordChangedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    version: row.version,
    manageable: mayManage(standing.actor, target, standing.today),
    rolesToGive: account === standing.actor.account ? [] : [...rolesToGive(standing.actor, standing.today)],
  })
}
