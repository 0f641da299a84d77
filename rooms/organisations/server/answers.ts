import { covers, type Scope, scopeOf } from '../../../kernel/actor.ts'
import { type DivisionCode, formatDivisionCode } from '../../../kernel/division.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { reversalsOf } from '../../../platform/server/reversal.ts'
import { pathsOf, stationNames } from '../../regions/server/index.ts'
import type { LinkRow } from './link-store.ts'
import { type OrganisationRow, organisationNames } from './store.ts'

/** `138****1234`; a fixed-line or odd number keeps its last two digits only. */
export const maskPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : `****${phone.slice(-2)}`

/** Names of places by code, with the path that tells two of the same name apart. */
export async function namedPlaces(tx: Handle, { today }: Standing, codes: readonly DivisionCode[]) {
  const paths = await pathsOf(tx, [...new Set(codes)], today)
  return (code: DivisionCode) => {
    const path = paths.get(code) ?? formatDivisionCode(code)
    return { code, name: path.slice(path.lastIndexOf(' ') + 1), path }
  }
}

/** Organisations as a list shows them: the contact's phone masked. */
export async function organisationLines(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  rows: readonly OrganisationRow[],
) {
  const place = await namedPlaces(
    tx,
    standing,
    rows.map(({ division }) => division),
  )
  const stations = await stationNames(
    tx,
    rows.flatMap(({ station }) => station ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    creditCode: row.creditCode,
    kind: row.kind,
    place: place(row.division),
    station: row.station,
    stationName: row.station ? (stations.get(row.station) ?? null) : null,
    hub: row.hub,
    league: row.league,
    fields: [...row.fields],
    establishedOn: row.establishedOn,
    dissolvedOn: row.dissolvedOn,
    contactName: row.contactName,
    contactPhone: row.sealed ? maskPhone(cipher.open(row.sealed)) : null,
    version: row.version,
  }))
}

/** Links with the names of both sides and what the reader may do with each. */
export async function linkLines(tx: Handle, standing: Standing, rows: readonly LinkRow[]) {
  const organisations = await organisationNames(
    tx,
    rows.map(({ organisation }) => organisation),
  )
  const stations = await stationNames(
    tx,
    rows.map(({ station }) => station),
  )
  const writing = writingScope(standing)
  const withdrawn = rows.filter(({ reversedBy }) => reversedBy !== null)
  const reversals = new Map(
    (
      await Promise.all(
        [...new Set(withdrawn.map(({ province }) => province))].map((province) =>
          reversalsOf(
            tx,
            province,
            withdrawn.filter((row) => row.province === province).map(({ id }) => id),
          ),
        ),
      )
    ).flatMap((found) => [...found]),
  )
  return rows.map((row) => {
    const standing = row.reversedBy === null
    const mine = covers(writing, row)
    const reversal = reversals.get(row.id)
    return {
      id: row.id,
      organisation: row.organisation,
      organisationName: organisations.get(row.organisation)?.name ?? '',
      station: row.station,
      stationName: stations.get(row.station) ?? null,
      division: row.division,
      kind: row.kind,
      fromOn: row.fromOn,
      untilOn: row.untilOn,
      note: row.note,
      recordedName: row.recordedName,
      recordedAt: row.recordedAt,
      standing,
      reversal: reversal ? { reason: reversal.reason, byName: reversal.byName, at: reversal.at } : null,
      abilities: {
        withdraw: standing && mine,
        end: standing && mine && row.kind === 'operates' && row.untilOn === null,
      },
    }
  })
}

export const writingScope = ({ actor, today }: Standing): Scope =>
  scopeOf(actor, 'organisations.write', today)
