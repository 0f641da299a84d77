import { sql } from 'kysely'
import { covers, scopeOf, wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, runCommand } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { organisationsContract } from '../contract.ts'
import { type OfficerPost, officerPostCodes } from '../domain/officer-posts.ts'
import { registerInReach } from './reach.ts'
import { findOrganisation, type OrganisationRow, organisationToChange } from './store.ts'

/** A post that stood on the day asked about, with the name of the organisation. */
export type HeldPost = {
  readonly organisation: Id
  readonly organisationName: string
  readonly name: string
  readonly post: OfficerPost
}

/** The posts that people of these names hold on a day, in whichever organisation: the register is open. */
export async function postsHeldBy(tx: Handle, names: readonly string[], on: Day): Promise<HeldPost[]> {
  if (names.length === 0) return []
  const { rows } = await sql<HeldPost>`
    select f.organisation, o.name as organisation_name, f.name, f.post from organisation_officer f
    join organisation o on o.province = f.province and o.id = f.organisation
    where f.province = any(${provincesIn(wholeScope)}::smallint[]) and f.name = any(${[...new Set(names)]}::text[])
      and f.from_on <= ${on} and (f.to_on is null or f.to_on >= ${on})
    order by f.name, array_position(${[...officerPostCodes]}::text[], f.post), o.name`.execute(tx)
  return rows
}

type OfficerRow = {
  readonly id: Id
  readonly name: string
  readonly post: OfficerPost
  readonly title: string | null
  readonly fromOn: Day
  readonly toOn: Day | null
}

async function officersOf(tx: Handle, { province, id }: OrganisationRow): Promise<OfficerRow[]> {
  const { rows } = await sql<OfficerRow>`
    select id, name, post, title, from_on, to_on from organisation_officer
    where province = ${province} and organisation = ${id}
    order by to_on is not null, array_position(${[...officerPostCodes]}::text[], post), from_on, id`.execute(
    tx,
  )
  return rows
}

export const officerRoutes = (): Implemented[] => [
  implement(organisationsContract.officers, (call) =>
    read(call, async (tx) => {
      const found = await findOrganisation(tx, call.scope, call.params.id)
      const reach = await registerInReach(tx, call.scope)
      if (!found || !covers(reach, { division: found.division, station: found.station }))
        return refused({ code: 'not-found' })
      const rows = await officersOf(tx, found)
      const inForce = ({ fromOn, toOn }: OfficerRow) =>
        fromOn <= call.today && (toOn === null || toOn >= call.today)
      const held = await postsHeldBy(
        tx,
        rows.filter(inForce).map(({ name }) => name),
        call.today,
      )
      const writing = scopeOf(call.actor, 'organisations.write', call.today)
      return ok({
        items: rows.map((row) => ({
          ...row,
          inForce: inForce(row),
          elsewhere: held
            .filter((one) => inForce(row) && one.name === row.name && one.organisation !== found.id)
            .map(({ organisation, organisationName, post }) => ({
              organisation,
              name: organisationName,
              post,
            })),
        })),
        mayWrite: covers(writing, { division: found.division, station: found.station }),
      })
    }),
  ),
  implement(organisationsContract.saveOfficer, (call) => {
    const { id, officer, name, post, title, fromOn, toOn } = call.body
    return runCommand(call, {
      id,
      name: 'organisations.save-officer',
      input: { organisation: call.params.id, ...call.body },
      run: async (tx) => {
        const found = await organisationToChange(tx, call.scope, call.params.id)
        if (!found) return refused({ code: 'not-found' })
        if (fromOn > call.today) return wrong('day-in-the-future', '/body/fromOn')
        if (toOn !== null && toOn < fromOn) return wrong('closed-before-opened', '/body/toOn')
        const { rows } = await sql`
          insert into organisation_officer (province, id, organisation, division, station, name, post, title, from_on, to_on, recorded_by)
          values (${found.province}, ${officer}, ${found.id}, ${found.division}, ${found.station}, ${name}, ${post}, ${title}, ${fromOn},
            ${toOn}, ${call.actor.account})
          on conflict (province, id) do update set name = excluded.name, post = excluded.post, title = excluded.title,
            from_on = excluded.from_on, to_on = excluded.to_on, version = organisation_officer.version + 1
          where organisation_officer.organisation = excluded.organisation returning id`.execute(tx)
        if (rows.length === 0) return refused({ code: 'id-already-used' })
        return ok({
          answer: { id: officer },
          audit: {
            action: 'organisations.save-officer',
            subject: found.id,
            division: found.division,
            station: found.station,
            detail: { officer, post, ended: toOn !== null },
          },
        })
      },
    })
  }),
]

const wrong = (code: string, path: string) =>
  refused({ code: 'request-not-valid', problems: [{ code, path }] })
