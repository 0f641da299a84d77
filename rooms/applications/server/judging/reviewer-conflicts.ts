import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { postsHeldBy } from '../../../organisations/server/index.ts'
import { employersOf } from '../../../workforce/server/index.ts'
import { type Affiliation, type Conflict, conflictsOf } from '../../domain/judging/conflicts.ts'
import type { ApplicationRow } from '../core/application-store.ts'
import type { Panelist } from './panel-store.ts'
import type { ReviewRow } from './review-store.ts'

/** For each application the reviewers who may not judge it, with every reason. */
export type Barred = ReadonlyMap<Id, ReadonlyMap<Id, readonly Conflict[]>>

/**
 * Who may not judge what (X17): by the register of organisations, by the register of workers, by what was told when
 * somebody was named to the panel, and by what a reviewer declared. The registers are asked past the scope of whoever
 * assigns: only whether two people are of one body comes out of it, and its name.
 */
export async function conflictsIn(
  { worker }: Platform,
  tx: Handle,
  panel: readonly Panelist[],
  applications: readonly ApplicationRow[],
  reviews: readonly ReviewRow[],
  on: Day,
): Promise<Barred> {
  const names = [...panel, ...applications].map(({ name }) => name)
  const posts = await postsHeldBy(worker.handle, names, on)
  const employers = await employersOf(
    worker.handle,
    {
      accounts: panel.map(({ account }) => account),
      members: applications.flatMap(({ subjectRoom, subjectId }) =>
        subjectRoom === 'workforce' && subjectId ? [subjectId] : [],
      ),
    },
    on,
  )
  const named = await affiliationsOf(tx, applications)
  const putBy = await nominatorsOf(tx, applications)
  const ofPosts = (name: string): Affiliation[] =>
    posts
      .filter((post) => post.name === name)
      .map(({ organisation, organisationName }) => ({ organisation, name: organisationName }))
  const reviewers = panel.map((member) => ({
    account: member.account,
    name: member.name,
    affiliations: [
      ...(member.unit ? [{ organisation: null, name: member.unit }] : []),
      ...ofPosts(member.name),
      ...employers.filter(({ account }) => account === member.account),
    ],
  }))
  const barred = new Map<Id, ReadonlyMap<Id, readonly Conflict[]>>()
  for (const one of applications) {
    const applicant = {
      // An account that nominated acts for the application, but is not who it is about.
      account: putBy.has(one.id) ? null : one.account,
      nominatedBy: putBy.get(one.id) ?? null,
      name: one.name,
      affiliations: [
        ...(one.organisationName ? [{ organisation: one.organisation, name: one.organisationName }] : []),
        ...(one.subjectKind === 'person' ? [] : [{ organisation: one.organisation, name: one.name }]),
        ...(named.get(one.id) ?? []),
        ...ofPosts(one.name),
        ...employers.filter(({ member }) => member === one.subjectId),
      ],
    }
    const reasons = new Map<Id, readonly Conflict[]>()
    for (const reviewer of reviewers) {
      const declared = reviews
        .filter((review) => review.application === one.id && review.reviewer === reviewer.account)
        .filter(({ state }) => state === 'recused')
        .map(({ endedReason }): Conflict => ({ kind: 'declared', with: endedReason }))
      const found = [...conflictsOf(reviewer, applicant), ...declared]
      if (found.length > 0) reasons.set(reviewer.account, found)
    }
    barred.set(one.id, reasons)
  }
  return barred
}

async function affiliationsOf(
  tx: Handle,
  applications: readonly ApplicationRow[],
): Promise<ReadonlyMap<Id, Affiliation[]>> {
  const { rows } = await sql<{ application: Id; organisation: Id | null; name: string }>`
    select application, body as organisation, body_name as name from application_affiliation
    where province = any(${provinces(applications)}::smallint[]) and application = any(${ids(applications)}::uuid[])
    order by application, position`.execute(tx)
  const found = new Map<Id, Affiliation[]>()
  for (const { application, ...one } of rows) found.set(application, [...(found.get(application) ?? []), one])
  return found
}

async function nominatorsOf(
  tx: Handle,
  applications: readonly ApplicationRow[],
): Promise<ReadonlyMap<Id, Id>> {
  const { rows } = await sql<{
    application: Id
    putBy: Id
  }>`select application, put_by from application_nominee
    where province = any(${provinces(applications)}::smallint[]) and application = any(${ids(applications)}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map(({ application, putBy }) => [application, putBy]))
}

const ids = (applications: readonly ApplicationRow[]) => applications.map(({ id }) => id)
const provinces = (applications: readonly ApplicationRow[]) => [
  ...new Set(applications.map(({ province }) => province)),
]
