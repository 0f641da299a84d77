import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { AuditEntry } from '../../../platform/server/command.ts'
import { type PurposeCiphers, purposeCiphers } from '../../../platform/server/crypto/purpose-keys.ts'
import type { Platform } from '../../../platform/server/platform.ts'

export type JuvenileNeighbours = {
  /** Who may be charged with files of a place on a day; accounts are another room's. */
  readonly workersAt: (
    division: DivisionCode,
    today: Day,
  ) => Promise<readonly { readonly account: Id; readonly name: string }[]>
}

/** What every part of this room works with. */
export type Door = {
  readonly platform: Platform
  readonly neighbours: JuvenileNeighbours
  readonly ciphers: PurposeCiphers
}

/** This room has keys of its own (D10): those of the deployment open nothing here. */
export const doorOf = (platform: Platform, neighbours: JuvenileNeighbours): Door => ({
  platform,
  neighbours,
  ciphers: purposeCiphers(platform.dataFolder, 'juvenile'),
})

export const sealJson = ({ ciphers }: Door, value: unknown): Buffer =>
  ciphers.field.seal(JSON.stringify(value))

export const openJson = <T>({ ciphers }: Door, sealed: Buffer): T =>
  JSON.parse(ciphers.field.open(sealed)) as T

/**
 * A line of the audit trail. It names no file: who reads the trail must not learn from it that there is one. The mark
 * leads back to the file for whoever has this room's key and the file's id.
 */
export const trail = (
  { ciphers }: Door,
  action: string,
  file: { readonly id: Id; readonly division: DivisionCode },
  purpose?: string,
): AuditEntry => ({
  action: `juvenile.${action}`,
  division: file.division,
  ...(purpose ? { purpose } : {}),
  detail: { mark: ciphers.field.blind('trail', file.id).toString('hex') },
})
