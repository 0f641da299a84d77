import { covers, isEmpty, scopeOf } from '../../../../kernel/actor.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import {
  factsOfOrganisation,
  organisationNames,
  standingOrganisation,
} from '../../../organisations/server/index.ts'
import type { Programme } from '../../../programmes/index.ts'
import { stationById } from '../../../regions/server/index.ts'
import {
  applicantOf,
  employeesOf,
  factsOfStudent,
  factsOf as factsOfWorker,
  membersById,
} from '../../../workforce/server/index.ts'
import type { SubjectInput } from '../../contract/applying.ts'
import { filesOf, isForStations } from '../../domain/core/asked.ts'
import type { Nominator, SubjectKind, SubjectRoom } from '../../domain/core/subject.ts'
import type { Applying } from './applying.ts'
import { nominatorOf } from './nominator.ts'
import { type SealedApplicant, subjectIndex } from './seal.ts'

/** Who an application is for, as it is written when it begins. */
export type Subject = {
  readonly kind: SubjectKind
  readonly room: SubjectRoom | null
  readonly id: Id | null
  readonly hash: Buffer | null
  readonly name: string
  readonly organisation: Id | null
  readonly organisationName: string | null
  readonly post: string | null
  readonly station: Id | null
  readonly township: DivisionCode | null
  readonly sealed: SealedApplicant
  readonly nominatedBy: Nominator
}

const empty = {
  room: null,
  id: null,
  hash: null,
  organisation: null,
  organisationName: null,
  post: null,
  station: null,
  township: null,
  sealed: {},
} as const

const notFit = refused<Refusal>({ code: 'subject-not-fit' })
const notFound = refused<Refusal>({ code: 'subject-not-found' })

/**
 * Finds who applies and whether the actor may apply for it: oneself, a worker of one's reach, somebody on paper before the
 * body, one's own body, or a station of one's reach. A work is a station's. Refused: `subject-not-fit`, `subject-not-found`.
 */
export async function subjectOf(
  tx: Handle,
  platform: Platform,
  applying: Applying,
  programme: Programme,
  input: SubjectInput,
): Promise<Result<Subject, Refusal>> {
  if (input.kind === 'organisation')
    return programme.for === 'organisation' && !isForStations(programme)
      ? ofOrganisation(tx, platform, applying, input.id)
      : notFit
  if (input.kind === 'station')
    return programme.for === 'work' || isForStations(programme)
      ? ofStation(tx, applying, programme, input.id)
      : notFit
  return programme.for === 'person' ? ofPerson(tx, platform, applying, programme, input) : notFit
}

async function ofPerson(
  tx: Handle,
  platform: Platform,
  applying: Applying,
  programme: Programme,
  input: Exclude<SubjectInput, { kind: 'organisation' | 'station' }>,
): Promise<Result<Subject, Refusal>> {
  const { actor, scope, today } = applying
  const station = scope.stations[0] ?? null
  const room = filesOf(programme)
  const file = room === 'practicum' ? 'student' : 'member'
  // An employer has in view whom it put forward, as a station has.
  const [ownBody = null] = nominatorOf(scope) === 'employer' ? scope.organisations : []
  const employer = ownBody === null ? {} : { organisation: ownBody }
  if (input.kind === 'person') {
    // On paper, before the body that takes it in.
    if (isEmpty(scopeOf(actor, 'applications.nominate', today))) return notFit
    return ok({ ...empty, kind: 'person', name: '', station, ...employer, nominatedBy: nominatorOf(scope) })
  }
  const { worker, cipher } = platform
  const key = input.kind === 'self' ? { account: actor.account } : { id: input.id }
  const found =
    input.kind === 'self' || (await reaches(tx, applying, platform, input))
      ? await applicantOf(worker.handle, cipher, file, key)
      : null
  if (!found) {
    if (input.kind !== 'self') return notFound
    return ok({
      ...empty,
      kind: 'person',
      name: applying.public ? '' : actor.name,
      station,
      nominatedBy: 'self',
    })
  }
  const known =
    room === 'workforce'
      ? await factsOfWorker(worker.handle, wholeReach, found.id, today)
      : await factsOfStudent(worker.handle, wholeReach, found.id, today)
  const worksAt = known && 'employment.employer' in known ? known['employment.employer']?.value : null
  const nominatedBy: Nominator = input.kind === 'self' ? 'self' : nominatorOf(scope)
  return ok({
    ...empty,
    kind: 'person',
    room,
    id: found.id,
    hash: found.idNumber ? subjectIndex(cipher, found.idNumber) : null,
    name: found.name,
    ...(input.kind === 'self' ? {} : employer),
    organisationName: typeof worksAt === 'string' ? worksAt : null,
    station,
    sealed: {
      ...(found.idNumber ? { idNumber: found.idNumber } : {}),
      ...(found.phone ? { phone: found.phone } : {}),
    },
    nominatedBy,
  })
}

const wholeReach = {
  ranges: [{ low: 0, high: 999_999_999_999 }],
  stations: [],
  persons: [],
  organisations: [],
}

/** Whether the nominator's own reach over the register covers the file: by its place, or as the employer. */
async function reaches(
  tx: Handle,
  { actor, today }: Applying,
  { worker }: Platform,
  input: { readonly kind: 'member' | 'student'; readonly id: Id },
): Promise<boolean> {
  if (isEmpty(scopeOf(actor, 'applications.nominate', today))) return false
  if (input.kind === 'member') {
    const own = scopeOf(actor, 'applications.nominate', today).organisations
    if ((await employeesOf(worker.handle, own, today)).some(({ id }) => id === input.id)) return true
    const scope = scopeOf(actor, 'workforce.read', today)
    return (await membersById(worker.handle, scope, [input.id])).has(input.id)
  }
  const scope = scopeOf(actor, 'practicum.read', today)
  return (await factsOfStudent(tx, scope, input.id, today)) !== null
}

async function ofOrganisation(
  tx: Handle,
  { cipher }: Platform,
  { scope, today }: Applying,
  id: Id,
): Promise<Result<Subject, Refusal>> {
  const found = await standingOrganisation(tx, id, today)
  const facts = found && (await factsOfOrganisation(tx, id, today))
  if (!found || !facts) return notFound
  const authority = Number(facts['organisation.authority']?.value ?? found.division)
  if (!covers(scope, { division: authority, organisation: id })) return notFound
  const code = (await organisationNames(tx, [id])).get(id)?.creditCode ?? id
  return ok({
    ...empty,
    kind: 'organisation',
    room: 'organisations',
    id,
    hash: subjectIndex(cipher, code),
    name: found.name,
    organisation: id,
    organisationName: found.name,
    nominatedBy: scope.organisations.includes(id) ? 'self' : 'body',
  })
}

async function ofStation(
  tx: Handle,
  { scope }: Applying,
  programme: Programme,
  id: Id,
): Promise<Result<Subject, Refusal>> {
  const station = await stationById(tx, id)
  if (!station || !covers(scope, { division: station.division, station: id })) return notFound
  return ok({
    ...empty,
    kind: programme.for === 'work' ? 'work' : 'station',
    name: station.name,
    organisationName: station.name,
    station: id,
    township: station.division,
    nominatedBy: scope.stations.includes(id) ? 'station' : 'body',
  })
}
