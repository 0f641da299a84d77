import { covers, emptyScope, scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { idPart, pageFrom, readCursor, textPart } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { bodiesOfKinds, organisationNames, standingOrganisation } from '../../organisations/server/index.ts'
import { pathsOf } from '../../regions/server/index.ts'
import { practicumContract } from '../contract/practicum.ts'
import { type PracticumFact, practicumFacts } from '../domain/fact-names.ts'
import { stateOfLine } from '../domain/practicum.ts'
import type { WorkforceNeighbours } from './neighbours.ts'
import { certificateAnswer, lineAnswers, placementAnswer } from './practicum-answers.ts'
import { practicumOf } from './practicum-facts.ts'
import { entry } from './practicum-log.ts'
import { changePlacement, changeStudent, hostKinds, placeStudent } from './practicum-placements.ts'
import { placementSheet } from './practicum-sheet.ts'
import {
  certificatesOfPlacements,
  findPlacement,
  findStudent,
  linesOfPlacements,
  listPlacements,
  type PlacementRow,
  type StudentRow,
} from './practicum-store.ts'
import { maskedOf, openSealed } from './seal.ts'

const byName = [textPart, idPart]

export const practicumRoutes = (cipher: FieldCipher, neighbours: WorkforceNeighbours): Implemented[] => [
  implement(practicumContract.placements, async (call) => {
    const { cursor, limit, ...filters } = call.query
    const after = readCursor(cursor, byName)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listPlacements(tx, call.scope, filters, call.today, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, (row) => [row.pinyin, row.id])
      return ok({ items: items.map((row) => placementAnswer(row, call.today)), next })
    })
  }),
  implement(practicumContract.exportPlacements, async (call) => {
    const rows = await disclose(call, async (tx) => {
      const all = await listPlacements(tx, call.scope, call.query, call.today, { after: null, limit: 20_000 })
      const division = call.scope.ranges[0]?.low ?? all[0]?.division ?? 0
      return ok({
        answer: all,
        audit: [{ action: 'practicum.export', division, purpose: 'export', detail: { count: all.length } }],
      })
    })
    if (!rows.ok) return rows
    const sheet = placementSheet(rows.value, call.language, call.today)
    return ok(workbookAnswer(`${sheet.name}-${call.today}.xlsx`, [sheet]))
  }),
  implement(practicumContract.placement, (call) =>
    read(call, async (tx) => {
      const row = await findPlacement(tx, call.scope, call.params.id)
      const student = row && (await findStudent(tx, call.scope, row.student))
      if (!row || !student) return refused({ code: 'not-found' })
      return ok(await placementFile(tx, cipher, call, row, student))
    }),
  ),
  implement(practicumContract.practicumHosts, (call) =>
    read(call, async (tx) => {
      const { search = '' } = call.query
      const own = await organisationNames(tx, call.scope.organisations)
      const found =
        call.scope.ranges.length > 0
          ? await bodiesOfKinds(tx, call.scope, { kinds: hostKinds, search, most: 50 }, call.today)
          : []
      const items = [
        ...[...own].map(([id, { name }]) => ({ id, name })),
        ...found.map(({ id, name }) => ({ id, name })),
      ]
      return ok({ items })
    }),
  ),
  implement(practicumContract.practicumAccounts, (call) =>
    read(call, async (tx) => {
      const host = await standingOrganisation(tx, call.query.organisation, call.today)
      if (!host || !covers(call.scope, { division: host.division, organisation: host.id }))
        return refused({ code: 'not-found' })
      const of = async (permission: string) => [
        ...(await neighbours.accountsOfBody(host.id, permission, call.today)),
      ]
      return ok({ students: await of('practicum.log'), supervisors: await of('practicum.sign') })
    }),
  ),
  implement(practicumContract.place, (call) => placeStudent(cipher, neighbours, call, call.body)),
  implement(practicumContract.changePlacement, (call) =>
    changePlacement(neighbours, call, call.params.id, call.body),
  ),
  implement(practicumContract.changeStudent, (call) =>
    changeStudent(cipher, call, call.params.id, call.body),
  ),
  implement(practicumContract.unmaskStudent, (call) =>
    disclose(call, async (tx) => {
      const student = await findStudent(tx, call.scope, call.params.id)
      if (!student) return refused({ code: 'not-found' })
      const { idNumber = null, phone = null } = openSealed(cipher, student.sealed)
      const audit = [{ ...entry('practicum.unmask', student), purpose: call.body.purpose }]
      return ok({ answer: { idNumber, phone }, audit })
    }),
  ),
  implement(practicumContract.studentFactsOn, (call) =>
    read(call, async (tx) => {
      const student = await findStudent(tx, call.scope, call.params.id)
      if (!student) return refused({ code: 'not-found' })
      const { on = call.today, from, to } = call.query
      const facts = await practicumOf(tx, student, on, { from, to })
      const home = await pathsOf(tx, student.household === null ? [] : [student.household], on)
      return ok({
        on,
        facts: (Object.keys(practicumFacts) as PracticumFact[]).flatMap((name) => {
          const fact = facts[name]
          if (!fact || typeof fact.value === 'object') return []
          const place = name === 'household.registration' ? (home.get(Number(fact.value)) ?? null) : null
          return [{ name, ...practicumFacts[name], value: fact.value, place }]
        }),
      })
    }),
  ),
]

/** One placement with its log, and what the reader may do with it. */
async function placementFile(
  tx: Handle,
  cipher: FieldCipher,
  call: Standing,
  row: PlacementRow,
  student: StudentRow,
) {
  const { actor, today } = call
  const placed = { division: row.division, organisation: row.organisation }
  const may = (permission: string) => covers(scopeOf(actor, permission, today), placed)
  const rights = {
    account: actor.account,
    log: may('practicum.write') && row.supervisor !== actor.account,
    sign: may('practicum.sign') && row.supervisor === actor.account,
    void: may('practicum.void'),
  }
  const lines = await linesOfPlacements(tx, row.province, [row.id])
  const minutesOf = (state: ReturnType<typeof stateOfLine>) =>
    lines.filter((line) => stateOfLine(line, today) === state).reduce((sum, { minutes }) => sum + minutes, 0)
  const home = await pathsOf(tx, student.household === null ? [] : [student.household], today)
  const { province: _, division: __, sealed, ...file } = student
  return {
    ...placementAnswer(row, today),
    supervisor: row.supervisor,
    studentAccount: row.account,
    tasks: row.tasks,
    file: {
      ...file,
      ...maskedOf(openSealed(cipher, sealed)),
      householdName: student.household === null ? null : (home.get(student.household) ?? null),
    },
    lines: lineAnswers(lines, rights, today),
    certificates: (await certificatesOfPlacements(tx, row.province, [row.id])).map(certificateAnswer),
    totals: {
      signedMinutes: minutesOf('signed'),
      signedDays: lines.filter((line) => stateOfLine(line, today) === 'signed').length,
      unsignedMinutes: minutesOf('unsigned'),
      voidMinutes: minutesOf('void'),
    },
    abilities: { write: may('practicum.write'), log: rights.log, sign: rights.sign, void: rights.void },
  }
}

/** One's own reads stand on the account alone. */
export const ownStanding = (call: Standing): Standing => ({ ...call, scope: emptyScope })
