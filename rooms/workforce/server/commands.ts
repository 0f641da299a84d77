import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation } from '../../../kernel/no-station.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { takeOutRecord } from '../../../platform/server/reversal.ts'
import type { CertificateInput, PersonInput, PostInput } from '../contract.ts'
import type { PostKind } from '../domain/codes.ts'
import { watchVillage } from './handovers.ts'
import type { WorkforceNeighbours } from './neighbours.ts'
import { educationPolicy } from './policy-file.ts'
import { findMember, keepFlow, type MemberRow, postsOf, settleMember } from './store.ts'
import { notValid, writeCertificate, writePerson, writePost } from './write-member.ts'

export type NewMember = Omit<PersonInput, 'version'> & {
  readonly division?: number | undefined
  readonly post?: PostInput | undefined
  readonly certificate?: CertificateInput | undefined
}

/** Posts by which a village's child director and secretary may come apart. */
const touchesDirectors = (kind: PostKind): boolean =>
  kind === 'village-secretary' || kind === 'child-director'

const entry = (
  action: string,
  member: Pick<MemberRow, 'id' | 'division' | 'station'>,
  detail: object = {},
) => ({
  action,
  subject: member.id,
  division: member.division,
  station: member.station,
  detail: { ...detail },
})

/** Registers one inside the caller's command; an import does the same for each row. */
export async function registerMember(
  tx: Handle,
  cipher: FieldCipher,
  neighbours: WorkforceNeighbours,
  standing: Standing,
  body: NewMember,
): Promise<Result<MemberRow, Refusal>> {
  const { post, certificate, division, id, ...person } = body
  const at = post?.division ?? division
  if (at === undefined) return notValid({ code: 'value-missing', path: '/body/division' })
  const place = { division: at, station: post?.station ?? noStation }
  if (!covers(standing.scope, place))
    return refused({
      code: 'post-place-outside-scope',
      problems: [{ code: 'post-place-outside-scope', path: '/body/post/division' }],
    })
  const written = await writePerson(tx, cipher, standing, id, person, null, place)
  if (!written.ok) return written
  const member = { province: provinceOf(at), id, ...place }
  if (post) {
    const added = await writePost(tx, standing, member, post, '/body/post')
    if (!added.ok) return added
  }
  if (certificate) {
    const added = await writeCertificate(tx, standing, member, certificate, '/body/certificate')
    if (!added.ok) return added
  }
  await keepFlow(tx, member.province, id)
  if (post && touchesDirectors(post.kind))
    await watchVillage(tx, neighbours, post.division, standing.today, standing.actor)
  const found = await findMember(tx, standing.scope, id)
  return found ? ok(found) : refused({ code: 'post-place-outside-scope' })
}

export const register = (
  cipher: FieldCipher,
  neighbours: WorkforceNeighbours,
  standing: Standing,
  body: NewMember,
) =>
  runCommand<{ id: Id; version: number }>(standing, {
    id: body.id,
    name: 'workforce.register',
    input: body,
    run: async (tx) => {
      const added = await registerMember(tx, cipher, neighbours, standing, body)
      if (!added.ok) return added
      const { id, version } = added.value
      return ok({ answer: { id, version }, audit: entry('workforce.register', added.value) })
    },
  })

/** What every change of a file has in common: it is found under lock, changed, and put where its main post is. */
export function changing(
  standing: Standing,
  command: { readonly id: Id; readonly name: string; readonly member: Id; readonly input: unknown },
  change: (tx: Handle, member: MemberRow) => Promise<Result<object, Refusal>>,
) {
  return runCommand<{ id: Id; version: number }>(standing, {
    id: command.id,
    name: command.name,
    input: { member: command.member, input: command.input },
    run: async (tx) => {
      const member = await findMember(tx, standing.scope, command.member, true)
      if (!member) return refused({ code: 'not-found' })
      const changed = await change(tx, member)
      if (!changed.ok) return changed
      await settleMember(tx, member.province, member.id, standing.today)
      return ok({
        answer: { id: member.id, version: member.version + 1 },
        audit: entry(command.name, member, changed.value),
      })
    },
  })
}

export const changePerson = (cipher: FieldCipher, standing: Standing, member: Id, body: PersonInput) =>
  changing(standing, { id: body.id, name: 'workforce.change', member, input: body }, async (tx, before) => {
    if (before.version !== body.version)
      return refused({ code: 'changed-meanwhile', data: { version: before.version } })
    const written = await writePerson(tx, cipher, standing, member, body, before, before)
    return written.ok ? ok({}) : written
  })

export const savePost = (
  standing: Standing,
  neighbours: WorkforceNeighbours,
  member: Id,
  body: { readonly id: Id; readonly post: PostInput },
) =>
  changing(
    standing,
    { id: body.id, name: 'workforce.save-post', member, input: body },
    async (tx, before) => {
      const known = (await postsOf(tx, before)).find(({ id }) => id === body.post.id)
      const written = await writePost(tx, standing, before, body.post, '/body/post')
      if (!written.ok) return written
      for (const { kind, division } of [
        body.post,
        ...(known ? [{ kind: known.kind, division: known.atDivision }] : []),
      ]) {
        if (touchesDirectors(kind))
          await watchVillage(tx, neighbours, division, standing.today, standing.actor)
      }
      return ok({ post: body.post.id })
    },
  )

export const saveCertificate = (
  standing: Standing,
  member: Id,
  body: { readonly id: Id; readonly certificate: CertificateInput },
) =>
  changing(
    standing,
    { id: body.id, name: 'workforce.save-certificate', member, input: body },
    async (tx, before) => {
      const written = await writeCertificate(tx, standing, before, body.certificate, '/body/certificate')
      return written.ok ? ok({ certificate: body.certificate.id }) : written
    },
  )

type NewCredit = {
  readonly id: Id
  readonly kind: 'external' | 'course' | 'degree'
  readonly creditedOn: string
  readonly tenths?: number | undefined
  readonly title: string
  readonly provider?: string | null | undefined
  readonly evidence?: string | null | undefined
}

export const addCredit = (standing: Standing, member: Id, body: NewCredit) =>
  changing(
    standing,
    { id: body.id, name: 'workforce.add-credit', member, input: body },
    async (tx, before) => {
      if (body.creditedOn > standing.today)
        return notValid({ code: 'day-still-to-come', path: '/body/creditedOn' })
      // A degree counts at once with what is laid down (2.16), whatever is typed.
      const tenths = body.kind === 'degree' ? educationPolicy().degreeHours * 10 : body.tenths
      if (!tenths) return notValid({ code: 'value-missing', path: '/body/tenths' })
      await sql`insert into workforce_credit (province, id, member, division, station, kind, credited_on, tenths, title, provider,
        evidence, recorded_by)
      values (${before.province}, ${body.id}, ${member}, ${before.division}, ${before.station}, ${body.kind}, ${body.creditedOn},
        ${tenths}, ${body.title}, ${body.provider ?? null}, ${body.evidence ?? null}, ${standing.actor.account})`.execute(
        tx,
      )
      return ok({ credit: body.id })
    },
  )

export const withdrawCredit = (
  standing: Standing,
  member: Id,
  credit: Id,
  body: { readonly id: Id; readonly reason: string },
) =>
  changing(
    standing,
    { id: body.id, name: 'workforce.withdraw-credit', member, input: { credit, ...body } },
    async (tx, before) => {
      const { rows } = await sql<{ training: Id | null }>`select training from workforce_credit
      where province = ${before.province} and id = ${credit} and member = ${member}`.execute(tx)
      if (!rows[0]) return refused({ code: 'not-found' })
      if (rows[0].training) return refused({ code: 'credit-of-training' })
      const { division, station } = before
      const out = await takeOutRecord(
        tx,
        standing.actor,
        { table: 'workforce_credit', kind: 'workforce-credit', record: credit, station, division },
        { id: body.id, reason: body.reason, replacement: null },
      )
      return out ? ok({ credit }) : refused({ code: 'credit-already-withdrawn' })
    },
  )
