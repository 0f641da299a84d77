import { covers, coversSubtree, isEmpty, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { type AuditEntry, runCommand, type Standing } from '../../../platform/server/command.ts'
import { newId } from '../../../platform/server/ids.ts'
import { householdOfPerson, onRegisterOf } from '../../people/server/index.ts'
import type { Line } from '../domain/needs.ts'
import { insertList } from './list-store.ts'
import { itemsUnderWay } from './need-store.ts'
import { type NewNeed, recordNeeds } from './record-needs.ts'
import {
  findScreening,
  insertWaiting,
  leavesOfNeeds,
  needsUnderWay,
  type ScreeningRow,
  setWithdrawn,
  waitingOf,
} from './screening-store.ts'

/** What one command may put on the list; more is a list that nobody asks through, and is made place by place. */
export const mostAtOnce = 5000

/** Puts everybody of a place and some categories on the list to be screened; who waits already stays once. */
export const makeList = (
  standing: Standing,
  input: {
    readonly id: Id
    readonly division: DivisionCode
    readonly categories: readonly string[]
    readonly import?: Id | undefined
  },
) =>
  runCommand<{ added: number; already: number }>(standing, {
    id: input.id,
    name: 'consortium.make-list',
    input,
    run: async (tx) => {
      const { actor, scope, today } = standing
      // Who is found by a category is known to be of it: that takes the right to read categories.
      const permission = input.categories.length > 0 ? 'people.read-sensitive' : 'people.read'
      const reading = scopeOf(actor, permission, today)
      if (isEmpty(reading)) return refused({ code: 'not-permitted' })
      const { id, ...asked } = input
      const found = await onRegisterOf(tx, reading, { ...asked, on: today, most: mostAtOnce })
      if (found.length > mostAtOnce) return refused({ code: 'list-too-large', data: { most: mostAtOnce } })
      const mine = found.filter(({ id: person, ...placed }) => covers(scope, { ...placed, person }))
      const added = await insertWaiting(
        tx,
        mine.map(({ id: person, ...placed }) => ({ id: newId(), person, ...placed })),
        id,
        today,
        actor.account,
      )
      const division = coversSubtree(scope, input.division)
        ? input.division
        : (scope.ranges[0]?.low ?? input.division)
      const station = scope.stations[0] ?? null
      if (added > 0)
        await insertList(
          tx,
          { id, division, station, origin: 'place', fileName: null, added, screened: 0 },
          actor,
        )
      const audit = {
        action: 'consortium.make-list',
        subject: id,
        division,
        station,
        detail: { added, categories: input.categories.length },
      }
      return ok({ answer: { added, already: mine.length - added }, audit })
    },
  })

const entry = (
  action: string,
  { id, division, station }: Pick<ScreeningRow, 'id' | 'division' | 'station'>,
  detail: object = {},
): AuditEntry => ({ action: `consortium.${action}`, subject: id, division, station, detail: { ...detail } })

/** Records what one person needs, and with it where the person goes: the list of needs or the relief line (S1.A3). */
export const screen = (
  standing: Standing,
  input: {
    readonly id: Id
    readonly screening: Id
    readonly person: Id
    readonly screenedOn: Day
    readonly needs: readonly NewNeed[]
  },
) =>
  runCommand<{ id: Id; line: Line }>(standing, {
    id: input.id,
    name: 'consortium.screen',
    input,
    run: async (tx) => {
      const { actor, scope, today } = standing
      const found = await householdOfPerson(tx, scopeOf(actor, 'people.read', today), input.person)
      const person = found?.person
      if (!person || !covers(scope, { ...person, person: person.id })) {
        return refused({ code: 'not-found', problems: [{ code: 'not-found', path: '/body/person' }] })
      }
      if (input.screenedOn > today) return wrong('day-in-the-future', '/body/screenedOn')
      const twice = input.needs.findIndex(
        ({ item }, at) => input.needs.findIndex((one) => one.item === item) < at,
      )
      if (twice >= 0) return wrong('need-named-twice', `/body/needs/${twice}/item`)
      const underWay = await itemsUnderWay(tx, scope, person.id)
      const again = input.needs.flatMap(({ item }, at) =>
        underWay.includes(item) ? [{ code: 'need-under-way', path: `/body/needs/${at}/item` }] : [],
      )
      if (again.length > 0) return refused({ code: 'request-not-valid', problems: again })
      const placed = { person: person.id, station: person.station, division: person.division }
      const waiting = await waitingOf(tx, scope, person.id)
      const id = waiting?.id ?? input.screening
      if (!waiting) {
        const added = await insertWaiting(tx, [{ id, ...placed }], null, input.screenedOn, actor.account)
        if (added === 0) return refused({ code: 'id-already-used' })
      }
      const screening = waiting ?? (await findScreening(tx, scope, id))
      if (!screening) return refused({ code: 'id-already-used' })
      const line = await recordNeeds(tx, standing, screening, input)
      if (line === null) return refused({ code: 'id-already-used' })
      const audit = entry('screen', { ...placed, id }, { line, needs: input.needs.length })
      const dirty =
        input.needs.length > 0
          ? [{ station: person.station, division: person.division, month: monthOf(input.screenedOn) }]
          : []
      return ok({ answer: { id, line }, audit, dirty })
    },
  })

export const withdrawScreening = (
  standing: Standing,
  screening: Id,
  input: { readonly id: Id; readonly reason: string },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'consortium.withdraw-screening',
    input: { screening, ...input },
    run: async (tx) => {
      const found = await findScreening(tx, standing.scope, screening)
      if (!found) return refused({ code: 'not-found' })
      if (found.state === 'withdrawn') return refused({ code: 'screening-withdrawn' })
      if ((await needsUnderWay(tx, found)) > 0) return refused({ code: 'screening-under-way' })
      const dirty = await leavesOfNeeds(tx, found.province, [found.id])
      await setWithdrawn(tx, found, input.reason)
      return ok({ answer: { id: screening }, audit: entry('withdraw-screening', found), dirty })
    },
  })

export const wrong = (code: string, path: string) =>
  refused({ code: 'request-not-valid', problems: [{ code, path }] })
