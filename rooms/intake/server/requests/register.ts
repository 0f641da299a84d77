import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { NoIdentityReason } from '../../../people/index.ts'
import { personOn, registerPerson } from '../../../people/server/index.ts'
import { isAllowed } from '../../domain/requests/state.ts'
import { changedOf, type Given, type RequestChanged, refusedAt } from './changing.ts'
import { keepFacts } from './facts.ts'
import { lockRequest, updateRequest } from './row.ts'
import { openRequest, phoneDigits } from './sealed-words.ts'
import { addStep } from './step.ts'

export type RegisterInput = Given & {
  readonly person: Id
  readonly station?: Id | undefined
  readonly name?: string | undefined
  readonly idNumber?: string | undefined
  readonly noNumberReason?: NoIdentityReason | undefined
  readonly sex?: 1 | 2 | undefined
  readonly birth?: Day | undefined
  readonly keepPhone: boolean
}

/**
 * Opens a file for whom the request is about and links them, in one act: name, phone, address and place come from the
 * request, so that nothing is typed twice. It needs the right to register people and to work on requests there.
 */
export const registerFromRequest = (
  platform: Platform,
  standing: Standing,
  working: Standing,
  target: Id,
  input: RegisterInput,
): Promise<Result<RequestChanged & { person: Id; fileNumber: string }, Refusal>> =>
  runCommand(standing, {
    id: input.id,
    name: 'intake.register',
    input: { request: target, ...input },
    run: async (tx) => {
      const row = await lockRequest(tx, working.scope, target)
      if (!row) return refused({ code: 'not-found' })
      if (row.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      if (!isAllowed('link', row.state))
        return refused({ code: 'request-state-not-fit', data: { state: row.state } })
      const station = input.station ?? row.station
      if (!station) return refused({ code: 'request-needs-station' })
      const { phone, where } = openRequest(platform.cipher, row.sealed)
      const name = input.name ?? row.aboutName
      if (!name) return refusedAt('value-missing', '/body/name')
      const registered = await registerPerson(tx, platform, {
        scope: standing.scope,
        today: standing.today,
        body: {
          id: input.id,
          person: input.person,
          station,
          division: row.division,
          fields: {
            name,
            ...(input.idNumber
              ? { identityKind: 'resident' as const, idNumber: input.idNumber }
              : {
                  identityKind: 'none' as const,
                  noIdentityReason: input.noNumberReason ?? ('number-not-told' as const),
                }),
            ...(input.sex ? { sex: input.sex } : {}),
            ...(input.birth ? { birth: input.birth } : {}),
            ...(phone && input.keepPhone ? { phone: phoneDigits(phone) } : {}),
            ...(where ? { address: where } : {}),
          },
          categories: [],
        },
      })
      if (!registered.ok) return renamed(registered.error)
      const person = await personOn(tx, standing.scope, input.person, standing.today)
      if (!person) return refused({ code: 'not-found' })
      const after = await updateRequest(
        tx,
        row,
        sql`person = ${person.id}, person_ordinal = ${person.ordinal}`,
      )
      await addStep(tx, platform.cipher, after, {
        kind: 'linked',
        at: platform.clock.now(),
        actor: standing.actor,
        detail: { person: person.id, registered: true },
      })
      const { audit, events, dirty } = registered.value
      return ok({
        answer: { ...changedOf(after), person: person.id, fileNumber: registered.value.answer.fileNumber },
        audit: [
          audit,
          {
            action: 'intake.register',
            subject: after.id,
            division: after.division,
            station: after.station,
            detail: { request: after.number, person: person.id },
          },
        ],
        events,
        dirty: [...dirty, ...(await keepFacts(tx, after))],
      })
    },
  })

/** A problem of the register is told at the field of this form that it came from. */
const renamed = (error: Refusal): Result<never, Refusal> => {
  const paths: Readonly<Record<string, string>> = {
    '/body/fields/noIdentityReason': '/body/noNumberReason',
    '/body/fields/idNumber': '/body/idNumber',
    '/body/fields/name': '/body/name',
    '/body/fields/birth': '/body/birth',
    '/body/fields/sex': '/body/sex',
  }
  if (!error.problems) return refused(error)
  const problems = error.problems.map((one) =>
    one.path ? { ...one, path: paths[one.path] ?? one.path } : one,
  )
  return refused({ ...error, problems })
}
