import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation } from '../../../kernel/no-station.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { checkIdentityNumber } from '../../people/index.ts'
import { divisionByCode, spell } from '../../regions/server/index.ts'
import type { CertificateInput, PersonInput, PostInput } from '../contract.ts'
import { registrationOfCertificate } from './registrations.ts'
import { openSealed, type Sealed, sealOf, workerIndex } from './seal.ts'
import type { MemberRow } from './store.ts'

export const notValid = (...problems: Problem[]) => refused<Refusal>({ code: 'request-not-valid', problems })

type Person = Omit<PersonInput, 'id' | 'version'>
type Place = { readonly division: number; readonly station: Id }

/** Writes the person data of a member, new (`before` null) or changed; the identity number is checked and held once. */
export async function writePerson(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  id: Id,
  person: Person,
  before: MemberRow | null,
  place: Place,
): Promise<Result<null, Refusal>> {
  const known = openSealed(cipher, before?.sealed ?? null)
  const idNumber = person.idNumber === undefined ? known.idNumber : (person.idNumber ?? undefined)
  const phone = person.phone === undefined ? known.phone : (person.phone ?? undefined)
  const checked = idNumber ? checkIdentityNumber(idNumber, standing.today) : null
  if (checked && !checked.ok) return notValid({ code: checked.error, path: '/body/idNumber' })
  const number = checked?.ok ? checked.value.number : null
  if (person.talentTo && (!person.talentFrom || person.talentTo < person.talentFrom))
    return notValid({ code: 'period-ends-before-it-starts', path: '/body/talentTo' })
  const index = number ? workerIndex(cipher, number) : null
  if (index) {
    const taken =
      await sql`select id from workforce_member where identity_index = ${index} and id <> ${id}`.execute(tx)
    if (taken.rows.length > 0)
      return refused({
        code: 'worker-already-registered',
        problems: [{ code: 'worker-already-registered', path: '/body/idNumber' }],
      })
  }
  const { pinyin, initials } = spell(person.name, place.division)
  const sealed: Sealed = { ...(number ? { idNumber: number } : {}), ...(phone ? { phone } : {}) }
  const birth = checked?.ok ? checked.value.birth : (person.birth ?? null)
  const sex = checked?.ok ? Number(checked.value.sex) : person.sex
  const values = {
    name: person.name,
    pinyin,
    initials,
    sex,
    birth,
    education: person.education ?? null,
    account: person.account ?? null,
    talentFrom: person.talentFrom ?? null,
    talentTo: person.talentTo ?? null,
  }
  if (before) {
    await sql`update workforce_member set name = ${values.name}, pinyin = ${pinyin}, initials = ${initials}, sex = ${sex},
        birth = ${birth}, identity_index = ${index}, sealed = ${sealOf(cipher, sealed)}, account = ${values.account},
        education = ${values.education}, tags = ${[...person.tags]}::text[], talent_from = ${values.talentFrom},
        talent_to = ${values.talentTo}, version = version + 1
      where province = ${before.province} and id = ${id}`.execute(tx)
    return ok(null)
  }
  const inserted = await sql`
    insert into workforce_member (province, id, division, station, name, pinyin, initials, sex, birth, identity_index, sealed,
      account, education, tags, talent_from, talent_to, created_by)
    values (${provinceOf(place.division)}, ${id}, ${place.division}, ${place.station}, ${values.name}, ${pinyin}, ${initials},
      ${sex}, ${birth}, ${index}, ${sealOf(cipher, sealed)}, ${values.account}, ${values.education}, ${[...person.tags]}::text[],
      ${values.talentFrom}, ${values.talentTo}, ${standing.actor.account})
    on conflict do nothing returning id`.execute(tx)
  return inserted.rows.length > 0 ? ok(null) : refused({ code: 'id-already-used' })
}

/** Adds a post or changes it. The class of its place is kept with it, as the division tree has it on the first day. */
export async function writePost(
  tx: Handle,
  { scope }: Standing,
  member: Pick<MemberRow, 'province' | 'id' | 'division' | 'station'>,
  post: PostInput,
  path: string,
): Promise<Result<null, Refusal>> {
  const station = post.station ?? noStation
  const place = { division: post.division, station }
  if (!covers(scope, place) || provinceOf(post.division) !== member.province)
    return refused({
      code: 'post-place-outside-scope',
      problems: [{ code: 'post-place-outside-scope', path: `${path}/division` }],
    })
  if (post.to && post.to < post.from)
    return notValid({ code: 'period-ends-before-it-starts', path: `${path}/to` })
  const division = await divisionByCode(tx, post.division, post.from)
  const written = await sql`
    insert into workforce_post (province, id, member, division, station, at_division, at_station, employer_kind, employer,
      organisation, urban_rural, kind, also_post, full_time, main, from_on, to_on)
    values (${member.province}, ${post.id}, ${member.id}, ${member.division}, ${member.station}, ${post.division}, ${station},
      ${post.employerKind}, ${post.employer}, ${post.organisation ?? null}, ${division?.urbanRural ?? null}, ${post.kind},
      ${post.alsoPost ?? null}, ${post.fullTime}, ${post.main}, ${post.from}, ${post.to ?? null})
    on conflict (province, id) do update set at_division = excluded.at_division, at_station = excluded.at_station,
      employer_kind = excluded.employer_kind, employer = excluded.employer, organisation = excluded.organisation,
      urban_rural = excluded.urban_rural, kind = excluded.kind, also_post = excluded.also_post, full_time = excluded.full_time,
      main = excluded.main, from_on = excluded.from_on, to_on = excluded.to_on, version = workforce_post.version + 1
    where workforce_post.member = excluded.member returning id`.execute(tx)
  return written.rows.length > 0 ? ok(null) : refused({ code: 'id-already-used' })
}

/** Adds a certificate or changes it; a registration written with it is kept as one of its own. */
export async function writeCertificate(
  tx: Handle,
  standing: Standing,
  member: Pick<MemberRow, 'province' | 'id' | 'division' | 'station'>,
  one: CertificateInput,
  path: string,
): Promise<Result<null, Refusal>> {
  if (!one.registeredFrom !== !one.registeredTo)
    return notValid({ code: 'registration-not-whole', path: `${path}/registeredTo` })
  if (one.registeredFrom && one.registeredTo && one.registeredTo < one.registeredFrom)
    return notValid({ code: 'period-ends-before-it-starts', path: `${path}/registeredTo` })
  const taken = await sql`select id from workforce_certificate
    where province = ${member.province} and level = ${one.level} and number = ${one.number} and id <> ${one.id}`.execute(
    tx,
  )
  if (taken.rows.length > 0)
    return refused({
      code: 'certificate-already-registered',
      problems: [{ code: 'certificate-already-registered', path: `${path}/number` }],
    })
  const written = await sql`
    insert into workforce_certificate (province, id, member, division, station, level, number, exam_year, issued_in, exam_place, issuer,
      obtained_on, ended_on, ended_reason)
    values (${member.province}, ${one.id}, ${member.id}, ${member.division}, ${member.station}, ${one.level}, ${one.number},
      ${one.examYear ?? null}, ${one.issuedIn ?? null}, ${one.examPlace ?? null}, ${one.issuer ?? null}, ${one.obtainedOn},
      ${one.endedOn ?? null}, ${one.endedReason ?? null})
    on conflict (province, id) do update set level = excluded.level, number = excluded.number, exam_year = excluded.exam_year,
      issued_in = excluded.issued_in, exam_place = excluded.exam_place, issuer = excluded.issuer, obtained_on = excluded.obtained_on, ended_on = excluded.ended_on,
      ended_reason = excluded.ended_reason, version = workforce_certificate.version + 1
    where workforce_certificate.member = excluded.member returning id`.execute(tx)
  if (written.rows.length === 0) return refused({ code: 'id-already-used' })
  if (!one.registeredFrom || !one.registeredTo) return ok(null)
  return registrationOfCertificate(
    tx,
    standing,
    member,
    { id: one.id, number: one.registration ?? null, from: one.registeredFrom, to: one.registeredTo },
    path,
  )
}
