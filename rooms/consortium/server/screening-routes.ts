import { covers, type Scope, scopeOf } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { countPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { takeList } from '../../documents/server/index.ts'
import { filesOfPerson, householdOfPerson, personNames } from '../../people/server/index.ts'
import { placesOf, stationNames } from '../../regions/server/index.ts'
import { consortiumContract } from '../contract.ts'
import { needKindCodes } from '../domain/needs.ts'
import { matchRate, tierCodes } from '../domain/pipeline.ts'
import { needAnswers } from './need-answers.ts'
import { takenNeeds } from './need-sheet.ts'
import { countNeeds, listNeeds, needKey, needsOfPerson, stepsOf } from './need-store.ts'
import type { ConsortiumNeighbours } from './neighbours.ts'
import { makeList, screen, withdrawScreening } from './screen.ts'
import { countClients, insertNote, listScreenings, notesOf, screeningsOf } from './screening-store.ts'

const byUrgency = [countPart(9), idPart]

/** Whom the list may be kept for: the file as the register has it, seen with the consortium's own right. */
async function clientOf(tx: Handle, { actor, scope, today }: Standing, id: Id) {
  const found = await householdOfPerson(tx, scopeOf(actor, 'people.read', today), id)
  const person = found?.person
  return person && covers(scope, { ...person, person: person.id }) ? person : null
}

const sum = (counts: readonly { readonly [key: string]: unknown }[], key: string): number =>
  counts.reduce((total, one) => total + Number(one[key]), 0)

/** The two sides and who reads them: the consortium's notes its people, the station's those who work on cases. */
const sidesOf = (standing: Standing, place: Parameters<typeof covers>[1]) => {
  const may = (permission: string) => covers(scopeOf(standing.actor, permission, standing.today), place)
  return {
    readsStation: may('casework.read'),
    writesStation: may('casework.record'),
    writesConsortium: may('consortium.write'),
  }
}

export const screeningRoutes = (neighbours: ConsortiumNeighbours): Implemented[] => [
  implement(consortiumContract.needs, (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byUrgency)
    if (!after.ok) return Promise.resolve(after)
    return read(call, async (tx) => {
      const rows = await listNeeds(tx, call.scope, filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, needKey)
      return ok({ items: await needAnswers(tx, call, neighbours, items), next })
    })
  }),
  implement(consortiumContract.exportNeeds, (call) =>
    takeList(call, exported(call.scope), takenNeeds(call, neighbours, call.query), call.language),
  ),
  implement(consortiumContract.summary, (call) =>
    read(call, async (tx) => {
      const counts = await countNeeds(tx, call.scope, call.query)
      const clients = await countClients(tx, call.scope, call.query)
      const of = (some: typeof counts) => {
        const all = sum(some, 'all')
        const matched = sum(some, 'matched')
        return { all, unmet: sum(some, 'unmet'), matched, matchRate: matchRate({ all, matched }) }
      }
      return ok({
        clients,
        needs: { ...of(counts), delivered: sum(counts, 'delivered') },
        kinds: needKindCodes.map((kind) => ({ kind, ...of(counts.filter((one) => one.kind === kind)) })),
        tiers: tierCodes.map((tier) => ({
          tier,
          standing: sum(
            counts.filter((one) => one.tier === tier),
            'standing',
          ),
        })),
      })
    }),
  ),
  implement(consortiumContract.screenings, (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, [idPart])
    if (!after.ok) return Promise.resolve(after)
    return read(call, async (tx) => {
      const rows = await listScreenings(tx, call.scope, filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, ({ id }) => [id])
      const people = await personNames(
        tx,
        scopeOf(call.actor, 'people.read', call.today),
        items.map(({ person }) => person),
      )
      const stations = await stationNames(
        tx,
        items.map(({ station }) => station),
      )
      const place = await placesOf(
        tx,
        items.map(({ division }) => division),
        call.today,
      )
      return ok({
        items: items.map(({ id, person, station, division, state, line, listedOn, screenedOn, needs }) => ({
          id,
          person,
          personName: people.get(person) ?? null,
          station,
          stationName: stations.get(station) ?? null,
          division,
          place: place(division).name,
          state,
          line,
          listedOn,
          screenedOn,
          needs,
        })),
        next,
      })
    })
  }),
  implement(consortiumContract.makeList, (call) => makeList(call, call.body)),
  implement(consortiumContract.screen, (call) => screen(call, call.body)),
  implement(consortiumContract.withdrawScreening, (call) =>
    withdrawScreening(call, call.params.screening, call.body),
  ),
  implement(consortiumContract.client, (call) =>
    disclose(call, async (tx) => {
      const person = await clientOf(tx, call, call.params.person)
      if (!person) return refused({ code: 'not-found' })
      const place = { division: person.division, station: person.station, person: person.id }
      const sides = sidesOf(call, place)
      const files = await filesOfPerson(tx, scopeOf(call.actor, 'people.read', call.today), person.id)
      const screenings = await screeningsOf(tx, call.scope, files)
      const needs = await needsOfPerson(tx, call.scope, files)
      const answers = await needAnswers(tx, call, neighbours, needs)
      const history = await stepsOf(
        tx,
        call.scope,
        needs.map(({ id }) => id),
      )
      const notes = await notesOf(
        tx,
        call.scope,
        files,
        sides.readsStation ? ['consortium', 'station'] : ['consortium'],
      )
      const stations = await stationNames(tx, [person.station])
      const named = await placesOf(tx, [person.division], call.today)
      return ok({
        answer: {
          person: person.id,
          personName: person.name,
          station: person.station,
          stationName: stations.get(person.station) ?? null,
          division: person.division,
          place: named(person.division).path,
          screenings: screenings.map((one) => ({
            id: one.id,
            state: one.state,
            line: one.line,
            listedOn: one.listedOn,
            screenedOn: one.screenedOn,
            screenedBy: one.screenedName,
            withdrawnReason: one.withdrawnReason,
            version: one.version,
          })),
          needs: answers.map((answer, at) => ({
            ...answer,
            note: needs[at]?.note ?? null,
            deliveryNote: needs[at]?.deliveryNote ?? null,
            feedback: needs[at]?.feedback ?? null,
            history: history.filter(({ need }) => need === answer.id).map(({ need: _, ...step }) => step),
          })),
          notes,
          abilities: {
            write: sides.writesConsortium,
            noteForConsortium: sides.writesConsortium,
            noteForStation: sides.writesStation,
            readsStationNotes: sides.readsStation,
          },
        },
        audit: [
          {
            action: 'consortium.open-client',
            subject: person.id,
            division: person.division,
            station: person.station,
            detail: { notes: notes.length, needs: needs.length },
          },
        ],
      })
    }),
  ),
  implement(consortiumContract.addNote, (call) => {
    const { id, note, side, text } = call.body
    return runCommand(call, {
      id,
      name: 'consortium.add-note',
      input: { ...call.body, ...call.params },
      run: async (tx) => {
        const person = await clientOf(tx, call, call.params.person)
        if (!person) return refused({ code: 'not-found' })
        const placed = { person: person.id, station: person.station, division: person.division }
        const sides = sidesOf(call, placed)
        if (!(side === 'station' ? sides.writesStation : sides.writesConsortium))
          return refused({ code: 'not-permitted' })
        if (!(await insertNote(tx, { id: note, ...placed, side, text }, call.actor)))
          return refused({ code: 'id-already-used' })
        return ok({
          answer: { id: note },
          audit: {
            action: 'consortium.add-note',
            subject: person.id,
            division: person.division,
            station: person.station,
            detail: { side },
          },
        })
      },
    })
  }),
]

const exported = (scope: Scope) => ({
  action: 'consortium.export-needs',
  division: scope.ranges[0]?.low ?? 0,
  station: scope.stations[0] ?? null,
})
