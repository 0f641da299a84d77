import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { formatDivisionCode } from '../../../kernel/division.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { maskIdentityNumber, maskPhone } from '../../people/index.ts'
import { pathsOf, stationNames } from '../../regions/server/index.ts'
import { type SealedField, type SealedTexts, sealedFields } from '../domain/codes.ts'
import { openTexts } from './change.ts'
import type { VolunteerRow } from './store.ts'

const registeredToday = ({ registeredOn, registrationEndedOn }: VolunteerRow, today: Day): boolean =>
  registeredOn !== null &&
  registeredOn <= today &&
  (registrationEndedOn === null || registrationEndedOn > today)

/** Volunteers as a list shows them: the phone masked. */
export async function volunteerLines(
  tx: Handle,
  cipher: FieldCipher,
  { today }: Standing,
  rows: readonly VolunteerRow[],
) {
  const paths = await pathsOf(tx, [...new Set(rows.map(({ division }) => division))], today)
  const stations = await stationNames(tx, [...new Set(rows.map(({ station }) => station))])
  return rows.map((row) => {
    const path = paths.get(row.division) ?? formatDivisionCode(row.division)
    const { phone } = openTexts(cipher, row)
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      sex: row.sex,
      birth: row.birth,
      station: row.station,
      stationName: stations.get(row.station) ?? null,
      place: { code: row.division, name: path.slice(path.lastIndexOf(' ') + 1), path },
      phone: phone ? maskPhone(phone) : null,
      intentions: [...row.intentions],
      times: [...row.times],
      linkedOn: row.linkedOn,
      leftOn: row.leftOn,
      registered: registeredToday(row, today),
      registeredOn: row.registeredOn,
      version: row.version,
    }
  })
}

export type VolunteerLine = Awaited<ReturnType<typeof volunteerLines>>[number]

function maskedTexts(texts: SealedTexts): Record<SealedField, string | null> {
  const { idNumber, phone, emergencyName, emergencyPhone, guardianName, guardianPhone } = texts
  const name = (text: string | undefined) => (text ? text.charAt(0) + '*'.repeat(text.length - 1) : null)
  return {
    idNumber: idNumber ? maskIdentityNumber(idNumber) : null,
    phone: phone ? maskPhone(phone) : null,
    address: null,
    emergencyName: name(emergencyName),
    emergencyPhone: emergencyPhone ? maskPhone(emergencyPhone) : null,
    guardianName: name(guardianName),
    guardianPhone: guardianPhone ? maskPhone(guardianPhone) : null,
  }
}

/** One volunteer whole, sealed texts masked. */
export async function volunteerDetail(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  row: VolunteerRow,
) {
  const [line] = await volunteerLines(tx, cipher, standing, [row])
  const texts = openTexts(cipher, row)
  const may = (permission: string) => covers(scopeOf(standing.actor, permission, standing.today), row)
  return {
    ...(line as VolunteerLine),
    occupation: row.occupation,
    skills: row.skills,
    guardianConsentOn: row.guardianConsentOn,
    pledgeOn: row.pledgeOn,
    registrationNumber: row.registrationNumber,
    registrationEndedOn: row.registrationEndedOn,
    leaveReason: row.leaveReason,
    note: row.note,
    masked: maskedTexts(texts),
    held: sealedFields.filter((field) => texts[field]),
    abilities: { change: may('volunteers.write'), unmask: may('people.unmask') },
  }
}
