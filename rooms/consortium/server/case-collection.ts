import { sql } from 'kysely'
import { covers, type Scope, scopeOf } from '../../../kernel/actor.ts'
import { countyOf, type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { caseByNumber } from '../../casework/server/index.ts'
import { identityMarks, mayBeShown } from '../../people/server/index.ts'
import { placesOf } from '../../regions/server/index.ts'
import type { CaseMethod, CaseState } from '../domain/case-collection.ts'
import { type Identity, identifiersIn } from '../domain/deidentified.ts'
import { findForum } from './forum-store.ts'
import { wrong } from './screen.ts'

export type CaseRow = {
  readonly province: number
  readonly id: Id
  readonly forum: Id | null
  readonly division: DivisionCode
  readonly title: string
  readonly method: CaseMethod
  readonly abstract: string
  readonly state: CaseState
  readonly decisionReason: string | null
  /** What whoever handed it in said of words that may be the client's name. */
  readonly confirmed: string | null
  readonly submittedBy: Id
  readonly submittedName: string
  readonly submittedOn: string
  readonly version: number
}

const columns =
  sql.raw(`c.province, c.id, c.forum, c.division, c.title, c.method, c.abstract, c.state, c.decision_reason, c.confirmed,
  c.submitted_by, c.submitted_name, c.submitted_on, c.version`)

export type CaseFilter = {
  readonly forum?: Id | undefined
  readonly within?: DivisionCode | undefined
  readonly state?: CaseState | undefined
  readonly search?: string | undefined
}

/** Accepted cases everybody sees; others only who handed them in and who decides about them. */
const seen = (
  standing: Standing,
  deciding: Scope,
) => sql<boolean>`c.province = any(${provincesIn(standing.scope)}::smallint[])
  and (c.state = 'accepted' or c.submitted_by = ${standing.actor.account} or ${within(deciding, { division: 'c.division' })})`

export async function listCases(
  tx: Handle,
  standing: Standing,
  filter: CaseFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<CaseRow[]> {
  const all = [seen(standing, scopeOf(standing.actor, 'consortium.write', standing.today))]
  if (filter.forum) all.push(sql<boolean>`c.forum = ${filter.forum}`)
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`c.division between ${low} and ${high}`)
  }
  if (filter.state) all.push(sql<boolean>`c.state = ${filter.state}`)
  if (filter.search) {
    const like = `%${filter.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    all.push(sql<boolean>`(c.title like ${like} or c.abstract like ${like})`)
  }
  if (page.after) all.push(sql<boolean>`c.id < ${page.after[0]}::uuid`)
  const { rows } = await sql<CaseRow>`
    select ${columns} from forum_case c where ${sql.join(all, sql` and `)} order by c.id desc limit ${page.limit + 1}`.execute(
    tx,
  )
  return rows
}

/** The numbers of the cases behind entries, of those that the reader of cases may see. */
export async function sourcesOf(tx: Handle, scope: Scope, cases: readonly Id[]): Promise<Map<Id, string>> {
  if (cases.length === 0) return new Map()
  const { rows } = await sql<{ forumCase: Id; caseNumber: string }>`
    select forum_case, case_number from forum_case_source
    where province = any(${provincesIn(scope)}::smallint[]) and forum_case = any(${[...cases]}::uuid[])
      and ${within(scope, { division: 'division', station: 'station', person: 'person' })}`.execute(tx)
  return new Map(rows.map(({ forumCase, caseNumber }) => [forumCase, caseNumber]))
}

/** What the texts of an entry tell of somebody; the explanation is read by others too, and may tell nothing either. */
const toldBy = (
  body: { readonly title: string; readonly abstract: string; readonly confirmed: string | null },
  identity: Identity,
) =>
  (['title', 'abstract', 'confirmed'] as const).flatMap((field) =>
    identifiersIn(body[field] ?? '', identity)
      .filter(({ sure }) => sure || field !== 'confirmed')
      .map(({ kind, at, length, sure }) => ({
        code: sure ? `abstract-tells-${kind}` : `abstract-may-tell-${kind}`,
        path: `/body/${field}`,
        data: { at: at + 1, length },
        sure,
      })),
  )

/**
 * Takes a case into the collection: its text must name nobody (2.8), and the client must have consented to be shown. The
 * link to the case stays in a row of its own, under the scope of its station.
 */
export const submitCase = (
  standing: Standing,
  cipher: FieldCipher,
  body: {
    readonly id: Id
    readonly case: Id
    readonly forum: Id | null
    readonly caseNumber: string
    readonly title: string
    readonly method: CaseMethod
    readonly abstract: string
    readonly confirmed: string | null
  },
) =>
  runCommand<{ id: Id }>(standing, {
    id: body.id,
    name: 'consortium.submit-case',
    input: body,
    run: async (tx) => {
      const { actor, scope, today } = standing
      const behind = await caseByNumber(tx, scopeOf(actor, 'casework.read', today), body.caseNumber)
      if (!behind || !covers(scope, behind)) return wrong('case-number-unknown', '/body/caseNumber')
      const people = scopeOf(actor, 'people.read', today)
      const marks = await identityMarks(tx, cipher, people, behind.person)
      if (!marks) return wrong('case-number-unknown', '/body/caseNumber')
      const forum = body.forum ? await findForum(tx, scope, body.forum) : null
      if (body.forum && !forum) return wrong('not-found', '/body/forum')
      const place = await placesOf(tx, [marks.division], today)
      const village = place(marks.division)
      const told = toldBy(body, {
        ...marks,
        places: [village.name, village.name.replace(/(?:居委会|村委会|社区|村)$/, ''), village.path],
      })
      const open = told.filter(({ sure }) => sure || body.confirmed === null)
      if (open.length > 0) {
        const problems = open.map(({ sure: _, ...problem }) => problem)
        return refused({ code: 'request-not-valid', problems })
      }
      // Where nothing was in doubt there is nothing that a word could have settled.
      const confirmed = told.length > 0 ? body.confirmed : null
      if (!(await mayBeShown(tx, people, [marks.person], today)))
        return wrong('media-consent-missing', '/body/caseNumber')
      const division = countyOf(behind.division)
      const written = await sql`
        insert into forum_case (province, id, forum, division, title, method, abstract, confirmed, submitted_by, submitted_name,
          submitted_on)
        values (${provinceOf(division)}, ${body.case}, ${body.forum}, ${division}, ${body.title}, ${body.method}, ${body.abstract},
          ${confirmed}, ${actor.account}, ${actor.name}, ${today}) on conflict do nothing returning id`.execute(
        tx,
      )
      if (written.rows.length === 0) return refused({ code: 'id-already-used' })
      await sql`
        insert into forum_case_source (province, forum_case, service_case, case_number, person, station, division)
        values (${provinceOf(division)}, ${body.case}, ${behind.id}, ${behind.number}, ${behind.person}, ${behind.station},
          ${behind.division})`.execute(tx)
      return ok({
        answer: { id: body.case },
        audit: {
          action: 'consortium.submit-case',
          subject: body.case,
          division: behind.division,
          station: behind.station,
          detail: { case: behind.id, forum: body.forum, confirmed: confirmed !== null },
        },
      })
    },
  })

/** Accepts a case or returns it; a second reader looks where the check by words cannot. */
export const decideCase = (
  standing: Standing,
  id: Id,
  body: {
    readonly id: Id
    readonly version: number
    readonly accept: boolean
    readonly reason: string | null
  },
) =>
  runCommand<{ id: Id; state: CaseState; version: number }>(standing, {
    id: body.id,
    name: 'consortium.decide-case',
    input: { case: id, ...body },
    run: async (tx) => {
      const { scope } = standing
      const { rows } = await sql<CaseRow>`select ${columns} from forum_case c
        where c.province = any(${provincesIn(scope)}::smallint[]) and c.id = ${id} and ${within(scope, { division: 'c.division' })}
        for update`.execute(tx)
      const found = rows[0]
      if (!found) return refused({ code: 'not-found' })
      if (found.version !== body.version)
        return refused({ code: 'changed-meanwhile', data: { version: found.version } })
      if (found.state !== 'submitted') return refused({ code: 'case-already-decided' })
      if (found.submittedBy === standing.actor.account) return refused({ code: 'case-decided-by-oneself' })
      if (!body.accept && !body.reason) return wrong('return-reason-missing', '/body/reason')
      const state: CaseState = body.accept ? 'accepted' : 'returned'
      const version = found.version + 1
      await sql`update forum_case set state = ${state}, decision_reason = ${body.reason}, version = ${version}
        where province = ${found.province} and id = ${id}`.execute(tx)
      return ok({
        answer: { id, state, version },
        audit: { action: 'consortium.decide-case', subject: id, division: found.division, detail: { state } },
      })
    },
  })
