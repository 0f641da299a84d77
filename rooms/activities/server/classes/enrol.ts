import { sql } from 'kysely'
import type { z } from 'zod'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { spell } from '../../../regions/server/index.ts'
import type { classesContract } from '../../contract.ts'
import { phoneEnd } from '../../domain/community/phone-end.ts'
import { personsOnDay } from '../persons-on-day.ts'
import { childrenOf } from './children.ts'
import { seriesEntry } from './open-series.ts'
import { type SeriesRow, seriesToChange } from './series-row.ts'

type Enrolment = z.output<(typeof classesContract)['enrol']['body']>
type Named = { readonly id: Id }
type Adult = { readonly id: Id; readonly name: string; readonly relation: string; readonly phone: string }

/** Enrols a child with at least one adult who may fetch it; the guardian's and the adults' numbers are sealed. */
export const enrolChild = (
  standing: Standing,
  cipher: FieldCipher,
  series: Id,
  { id, ...input }: Enrolment,
) =>
  runCommand<Named>(standing, {
    id,
    name: 'activities.enrol-child',
    input: { series, ...input },
    run: async (tx) => {
      const row = await seriesToChange(tx, standing.scope, series)
      if (!row) return refused({ code: 'not-found' })
      const enrolledOn = input.enrolledOn ?? standing.today
      const [known] = input.person ? await personsOnDay(tx, row.province, [input.person], enrolledOn) : []
      const problems = []
      if (input.person && !known) problems.push({ code: 'person-not-found', path: '/body/person' })
      if (!input.person && !input.name) problems.push({ code: 'name-missing', path: '/body/name' })
      if (new Set(input.pickUps.map((adult) => adult.id)).size < input.pickUps.length)
        problems.push({ code: 'id-named-twice', path: '/body/pickUps' })
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      const there = (await childrenOf(tx, row.province, [row.id])).filter(({ leftOn }) => leftOn === null)
      if (known && there.some(({ person }) => person === known.person))
        return refused({ code: 'child-enrolled-already' })
      if (row.capacity !== null && there.length >= row.capacity) return refused({ code: 'class-full' })
      const name = known?.name ?? (input.name as string)
      await sql`
        insert into class_child (province, id, series, station, division, person, name, initials, sex, born_on, guardian_name,
          guardian_phone, guardian_phone_end, remarks, enrolled_on, recorded_by)
        values (${row.province}, ${id}, ${row.id}, ${row.station}, ${row.division}, ${known?.person ?? null}, ${name},
          ${spell(name, row.division).initials}, ${known?.sex ?? input.sex ?? null}, ${input.bornOn ?? null}, ${input.guardianName},
          ${cipher.seal(input.guardianPhone)}, ${phoneEnd(input.guardianPhone) ?? ''},
          ${input.remarks ? cipher.seal(input.remarks) : null}, ${enrolledOn}, ${standing.actor.account})`.execute(
        tx,
      )
      for (const adult of input.pickUps) await writePickUp(tx, standing, cipher, row, id, adult, enrolledOn)
      const audit = seriesEntry('activities.enrol-child', row, { series: row.id, child: id })
      return ok({ answer: { id }, audit: known ? { ...audit, subject: known.person } : audit })
    },
  })

async function writePickUp(
  tx: Handle,
  { actor }: Standing,
  cipher: FieldCipher,
  row: SeriesRow,
  child: Id,
  { id, name, relation, phone }: Adult,
  fromOn: Day,
): Promise<void> {
  await sql`
    insert into class_pick_up (province, id, series, child, station, division, name, relation, phone, phone_end, from_on, recorded_by)
    values (${row.province}, ${id}, ${row.id}, ${child}, ${row.station}, ${row.division}, ${name}, ${relation}, ${cipher.seal(phone)},
      ${phoneEnd(phone) ?? ''}, ${fromOn}, ${actor.account})`.execute(tx)
}

/** Another adult may fetch a child, from today. */
export const addPickUp = (standing: Standing, cipher: FieldCipher, series: Id, child: Id, adult: Adult) =>
  runCommand<Named>(standing, {
    id: adult.id,
    name: 'activities.add-pick-up',
    input: { series, child, ...adult },
    run: async (tx) => {
      const row = await seriesToChange(tx, standing.scope, series)
      if (!row) return refused({ code: 'not-found' })
      const there = (await childrenOf(tx, row.province, [row.id])).some(
        (one) => one.id === child && one.leftOn === null,
      )
      if (!there) return refused({ code: 'child-not-enrolled' })
      await writePickUp(tx, standing, cipher, row, child, adult, standing.today)
      return ok({
        answer: { id: adult.id },
        audit: seriesEntry('activities.add-pick-up', row, { child, pickUp: adult.id }),
      })
    },
  })

/** From today on an adult may fetch a child no more. */
export const endPickUp = (standing: Standing, series: Id, pickUp: Id, { id }: Named) =>
  ending(standing, series, id, 'activities.end-pick-up', { pickUp }, (tx, row) =>
    sql`update class_pick_up set ended_on = ${standing.today}
      where province = ${row.province} and series = ${row.id} and id = ${pickUp} and ended_on is null returning id`.execute(
      tx,
    ),
  )

/** A child leaves the class; what it attended stays. */
export const leaveClass = (
  standing: Standing,
  series: Id,
  child: Id,
  { id, on }: Named & { readonly on: Day },
) =>
  ending(standing, series, id, 'activities.leave-class', { child, on }, (tx, row) =>
    sql`update class_child set left_on = ${on}
      where province = ${row.province} and series = ${row.id} and id = ${child} and left_on is null returning id`.execute(
      tx,
    ),
  )

const ending = (
  standing: Standing,
  series: Id,
  id: Id,
  name: string,
  input: object,
  end: (tx: Handle, row: SeriesRow) => Promise<{ readonly rows: readonly unknown[] }>,
) =>
  runCommand<Named>(standing, {
    id,
    name,
    input: { series, ...input },
    run: async (tx) => {
      const row = await seriesToChange(tx, standing.scope, series)
      if (!row) return refused({ code: 'not-found' })
      const { rows } = await end(tx, row)
      if (rows.length === 0) return refused({ code: 'not-found' })
      return ok({ answer: { id }, audit: seriesEntry(name, row, input) })
    },
  })
