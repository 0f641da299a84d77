import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { noStation, stationOrNull } from '../../../kernel/no-station.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { pathsOf, stationNames } from '../../regions/server/index.ts'
import { accountsFor } from './education.ts'
import { linesOf, listMembers } from './list-members.ts'
import { maskedOf, openSealed } from './seal.ts'
import { certificatesOf, creditsOf, type MemberRow, postsOf } from './store.ts'

/** A worker's whole file as its page shows it: numbers masked, posts and certificates with their days. */
export async function detailOf(
  tx: Handle,
  cipher: FieldCipher,
  scope: Scope,
  member: MemberRow,
  today: Day,
  write: boolean,
) {
  const [row] = await listMembers(tx, scope, { member: member.id, state: 'all' }, today, {
    after: null,
    limit: 1,
  })
  const [line] = await linesOf(tx, row ? [row] : [], today)
  if (!line) throw new Error('a member that was found is listed')
  const posts = await postsOf(tx, member)
  const stations = await stationNames(
    tx,
    posts.map((post) => post.atStation).filter((id) => id !== noStation),
  )
  const paths = await pathsOf(tx, [...new Set(posts.map((post) => post.atDivision))], today)
  const certificates = await certificatesOf(tx, member.province, [member.id])
  const examPlaces = await pathsOf(
    tx,
    [...new Set(certificates.flatMap((one) => one.examPlace ?? []))],
    today,
  )
  return {
    ...line,
    ...maskedOf(openSealed(cipher, member.sealed)),
    birth: member.birth,
    schooling: member.education,
    account: member.account,
    talentFrom: member.talentFrom,
    talentTo: member.talentTo,
    version: member.version,
    allPosts: posts.map(({ atDivision, atStation, fromOn, toOn, ...post }) => ({
      ...post,
      division: atDivision,
      station: stationOrNull(atStation),
      placeName: stations.get(atStation) ?? paths.get(atDivision) ?? '',
      from: fromOn,
      to: toOn,
    })),
    certificates: certificates.map(({ member: _, duty: __, ...one }) => ({
      ...one,
      examPlaceName: one.examPlace === null ? null : (examPlaces.get(one.examPlace) ?? String(one.examPlace)),
      inForce: one.obtainedOn <= today && (one.endedOn === null || one.endedOn > today),
    })),
    accounts: [...((await accountsFor(tx, [member], today)).get(member.id) ?? [])],
    credits: (await creditsOf(tx, member.province, [member.id])).map(({ member: _, ...credit }) => credit),
    abilities: { write },
  }
}
