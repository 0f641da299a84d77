import { coversSubtree } from '../../../kernel/actor.ts'
import { contains } from '../../../kernel/division.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { type Done, runCommand } from '../../../platform/server/command.ts'
import type { Handler } from '../../../platform/server/http/routes.ts'
import type { zonesContract } from '../contract/zones.ts'
import { overlapsAny } from '../domain/validity.ts'
import { divisionByCode } from './divisions.ts'
import { spell } from './spelling.ts'
import { regionsTables } from './tables.ts'
import { membershipsOf, zoneById } from './zones.ts'

type Contract = typeof zonesContract

const done = <Answer>(
  happened: string,
  zone: { readonly id: string; readonly division: number },
  answer: Answer,
  detail: Readonly<Record<string, unknown>> = {},
): Done<Answer> => ({
  answer,
  audit: { action: `regions.${happened}`, subject: zone.id, division: zone.division, detail },
  events: [{ name: happened.replace('-', '.'), subject: zone.id, division: zone.division, data: detail }],
})

export const createZone: Handler<Contract['createZone']> = (call) => {
  const { id, zone, name, division } = call.body
  return runCommand(call, {
    id,
    name: 'regions.create-zone',
    input: call.body,
    run: async (tx) => {
      if (!coversSubtree(call.scope, division)) return refused({ code: 'not-permitted' })
      if (!(await divisionByCode(tx, division, call.today))) return refused({ code: 'division-not-in-force' })
      const inserted = await regionsTables(tx)
        .insertInto('managingZone')
        .values({ id: zone, name, division, ...spell(name, division) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst()
      if (inserted.numInsertedOrUpdatedRows !== 1n) return refused({ code: 'id-already-used' })
      return ok(done('zone-created', { id: zone, division }, { id: zone }))
    },
  })
}

export const addZoneMember: Handler<Contract['addZoneMember']> = (call) => {
  const { id, division, from, to = null } = call.body
  return runCommand(call, {
    id,
    name: 'regions.add-zone-member',
    input: { ...call.body, ...call.params },
    run: async (tx) => {
      const zone = await zoneById(tx, call.params.zone)
      if (!zone) return refused({ code: 'not-found' })
      if (!coversSubtree(call.scope, division)) return refused({ code: 'not-permitted' })
      if (!contains(zone.division, division)) return refused({ code: 'zone-member-outside' })
      if (!(await divisionByCode(tx, division, from))) return refused({ code: 'division-not-in-force' })
      if (to !== null && to < from) return refused({ code: 'validity-overlaps' })
      if (overlapsAny(await membershipsOf(tx, division), { from, to }))
        return refused({ code: 'validity-overlaps' })
      await regionsTables(tx)
        .insertInto('managingZoneMember')
        .values({ zone: zone.id, division, validFrom: from, validTo: to })
        .execute()
      return ok(done('zone-joined', zone, { id: zone.id, division }, { member: division, from, to }))
    },
  })
}

export const endZoneMember: Handler<Contract['endZoneMember']> = (call) => {
  const { id, division, lastDay } = call.body
  return runCommand(call, {
    id,
    name: 'regions.end-zone-member',
    input: { ...call.body, ...call.params },
    run: async (tx) => {
      const zone = await zoneById(tx, call.params.zone)
      if (!zone) return refused({ code: 'not-found' })
      if (!coversSubtree(call.scope, division)) return refused({ code: 'not-permitted' })
      const open = (await membershipsOf(tx, division)).find((one) => one.zone === zone.id && one.to === null)
      if (!open) return refused({ code: 'not-found' })
      if (lastDay < open.from) return refused({ code: 'validity-overlaps' })
      await regionsTables(tx)
        .updateTable('managingZoneMember')
        .set({ validTo: lastDay })
        .where('zone', '=', zone.id)
        .where('division', '=', division)
        .where('validFrom', '=', open.from)
        .execute()
      return ok(done('zone-left', zone, { id: zone.id, division }, { member: division, lastDay }))
    },
  })
}
