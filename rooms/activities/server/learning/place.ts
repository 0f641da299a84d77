import { covers } from '../../../../kernel/actor.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import { standingFor } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { membersById } from '../../../workforce/server/index.ts'
import { placeFor } from '../neighbours.ts'

export type Placed = { readonly province: number; readonly station: Id; readonly division: DivisionCode }

/** Where a record lies; a named place must lie in the scope as well. */
export async function placeOfRecord(
  tx: Handle,
  { scope }: Standing,
  { station, division }: { readonly station: Id; readonly division?: DivisionCode | undefined },
  path: string,
): Promise<Result<Placed, Refusal>> {
  const place = await placeFor(tx, scope, station, undefined)
  if (!place)
    return refused({ code: 'not-found', problems: [{ code: 'not-found', path: `${path}/station` }] })
  const at = division ?? place.division
  if (!covers(scope, { division: at, station }) || provinceOf(at) !== provinceOf(place.division))
    return refused({
      code: 'division-outside-scope',
      problems: [{ code: 'division-outside-scope', path: `${path}/division` }],
    })
  return ok({ province: provinceOf(at), station, division: at })
}

type Named = { readonly member?: Id | null | undefined; readonly name?: string | undefined }

/** Workers of the register whom the actor may see, by id; each entry must name one of them or carry a name. */
export async function knownMembers(tx: Handle, standing: Standing, named: readonly Named[], path: string) {
  const seen = standingFor(standing, 'workforce.read').scope
  const members = await membersById(
    tx,
    seen,
    named.flatMap(({ member }) => member ?? []),
  )
  const problems = named.flatMap(({ member, name }, i) =>
    member
      ? members.has(member)
        ? []
        : [{ code: 'member-not-found', path: `${path}/${i}/member` }]
      : name
        ? []
        : [{ code: 'name-or-member-missing', path: `${path}/${i}/name` }],
  )
  return problems.length > 0 ? refused<Refusal>({ code: problems[0]?.code ?? '', problems }) : ok(members)
}
