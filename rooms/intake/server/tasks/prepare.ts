import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import type { Urgency } from '../../../duties/index.ts'
import type { ToldPerson } from '../../../people/server/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { TaskBody } from '../../domain/tasks/body.ts'
import { dueDay, endOfClock } from '../../domain/tasks/clocks.ts'
import { type ConsentFound, type HandOver, wordProblems } from '../../domain/tasks/hand-over.ts'
import type { LegalBasis } from '../../domain/tasks/legal-basis.ts'
import { type AskedField, composeFields } from './compose-hand-over.ts'
import { taskClocks } from './data-files.ts'
import { groundOf } from './ground.ts'
import { noNeighbours, type TaskTools } from './neighbours.ts'
import { type ResolvedBody, resolveBody } from './resolve-body.ts'

export type GiveInput = {
  /** The task's own id; a resend with it changes nothing. */
  readonly id: Id
  /** What it comes from; the task itself where somebody gives it by hand. */
  readonly source: { readonly room: string; readonly id: Id } | null
  readonly title: string
  /** What is asked of the body. */
  readonly asked: string
  readonly body: TaskBody
  readonly person: Id | null
  /** The station that gives. */
  readonly station: Id
  /** Where it lies; by default where the person's file lies, else where the station stands. */
  readonly division?: DivisionCode | undefined
  /** By default the clock of its urgency. */
  readonly dueOn?: Day | undefined
  readonly urgency: Urgency
  readonly handOver: {
    readonly purpose: string
    readonly data: readonly AskedField[]
    readonly legalBasis: string
    readonly basisNote: string | null
  }
  /** What the product words itself, in English; what a person typed has none. */
  readonly english?:
    | { readonly title?: string; readonly asked?: string; readonly purpose?: string }
    | undefined
}

/** A task that may go out as it stands here. */
export type Prepared = {
  readonly division: DivisionCode
  readonly body: ResolvedBody
  readonly person: ToldPerson | null
  readonly handOver: HandOver
  readonly basis: LegalBasis
  readonly consent: ConsentFound
  readonly acceptBy: number
  readonly dueOn: Day
}

const notFound = (path: string): Result<never, Refusal> =>
  refused({ code: 'not-found', problems: [{ code: 'not-found', path }] })

/** Looks at everything that decides whether a task may be given; the preview and the giving ask the same. */
export async function prepareTask(
  tx: Handle,
  tools: TaskTools,
  standing: Standing,
  input: GiveInput,
): Promise<Result<Prepared, Refusal>> {
  const { actor, today } = standing
  const giving = scopeOf(actor, 'tasks.give', today)
  const { rows } = await sql<{ division: DivisionCode }>`
    select division from station_place(${provincesIn(giving)}::smallint[], ${input.station})`.execute(tx)
  const stands = rows[0]?.division
  if (stands === undefined) return notFound('/body/station')
  const composed = await composeFields(tx, tools.cipher, standing, input.person, input.handOver.data)
  if (!composed.ok) return composed
  const { person, fields } = composed.value
  const division = input.division ?? person?.division ?? stands
  if (!covers(giving, { division, station: input.station })) return notFound('/body/station')
  const body = await resolveBody(
    tx,
    tools.neighbours ?? noNeighbours,
    input.body,
    { division, station: input.station },
    today,
  )
  const { asked } = input
  const { purpose, basisNote, legalBasis } = input.handOver
  const {
    basis,
    consent,
    problems: against,
  } = await groundOf(tx, standing, person?.id ?? null, {
    legalBasis,
    basisNote,
    fields,
  })
  const { title: _, ...english } = input.english ?? {}
  const handOver: HandOver = { asked, purpose, fields, basisNote, ...(input.english ? { english } : {}) }
  const problems: Problem[] = []
  if (!body) problems.push({ code: 'task-body-not-possible', path: '/body/body' })
  problems.push(...against)
  if (input.dueOn !== undefined && input.dueOn < today)
    problems.push({ code: 'task-due-in-the-past', path: '/body/dueOn' })
  const named = fields.some(({ field }) => field === 'name')
  problems.push(...wordProblems(wordsOf(input), named ? null : (person?.name ?? null)))
  if (problems.length > 0 || !body || !basis) return refused({ code: 'request-not-valid', problems })
  const calendar = workingCalendar()
  const clocks = taskClocks()
  return ok({
    division,
    body,
    person,
    handOver,
    basis,
    consent,
    acceptBy: endOfClock(calendar, clocks[input.urgency].accept, tools.now),
    dueOn: input.dueOn ?? dueDay(calendar, clocks, input.urgency, today),
  })
}

/** Every free word that goes out, by its place in the request. A field of its own kind may hold what it is for. */
function wordsOf({ title, asked, handOver }: GiveInput): Record<string, string> {
  const free = handOver.data.flatMap(({ field, value }, at): [string, string][] =>
    (field === 'situation' || field === 'needs' || field === 'appointment') && value
      ? [[`/body/handOver/data/${at}/${field}`, value]]
      : [],
  )
  return {
    '/body/title': title,
    '/body/asked': asked,
    '/body/handOver/purpose': handOver.purpose,
    ...(handOver.basisNote ? { '/body/handOver/basisNote': handOver.basisNote } : {}),
    ...Object.fromEntries(free),
  }
}
