import { covers, scopeOf } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import type { DivisionCode } from '../../kernel/division.ts'
import type { Id } from '../../kernel/id.ts'
import { scopeInCounty } from '../../kernel/scope-in-county.ts'
import type { Platform } from '../../platform/server/platform.ts'
import type { RoleCode } from '../../rooms/access/index.ts'
import {
  type AccessNeighbours,
  accountNames,
  accountsInRole,
  accountsInRoleAround,
  accountsOfBody,
  activeNames,
  grantsOfAccount,
  holdersOf,
  nearestInRole,
  signsInForOrganisation,
} from '../../rooms/access/server/index.ts'
import type { HeadsOf } from '../../rooms/activities/server/index.ts'
import { type ApplicationsNeighbours, stoppedPayments } from '../../rooms/applications/server/index.ts'
import type { AlarmNeighbours, ElderNeighbours } from '../../rooms/assessment/server/index.ts'
import {
  type CaseNeighbours,
  caseByNumber,
  type SignersOf,
  type TakersOf,
} from '../../rooms/casework/server/index.ts'
import type { Tier } from '../../rooms/consortium/index.ts'
import type { ConsortiumNeighbours } from '../../rooms/consortium/server/index.ts'
import type { DutyNeighbours } from '../../rooms/duties/server/index.ts'
import type { FundsNeighbours } from '../../rooms/funds/server/index.ts'
import type { NamesOf } from '../../rooms/indicators/server/index.ts'
import type {
  IntakeAlarmNeighbours,
  IntakeNeighbours,
  TaskNeighbours,
} from '../../rooms/intake/server/index.ts'
import type { JuvenileNeighbours } from '../../rooms/juvenile/server/index.ts'
import type { CaseNamed } from '../../rooms/letters/server/index.ts'
import { placeOfOrganisation } from '../../rooms/organisations/server/index.ts'
import {
  fileForEmergency,
  householdOfPerson,
  namesInText,
  personNames,
  personsNamed,
} from '../../rooms/people/server/index.ts'
import type { ReportNeighbours } from '../../rooms/reports/server/index.ts'
import type { SurveyNeighbours } from '../../rooms/surveys/server/index.ts'
import { volunteersOfStations } from '../../rooms/volunteers/server/index.ts'
import type { WorkforceNeighbours } from '../../rooms/workforce/server/index.ts'
import { acts, purposes } from '../acts/index.ts'
import { journalSources } from './journal-sources.ts'

/** Whose file and which body a grant may name; those rooms stand beside access. */
export const accessNeighbours = (platform: Platform): AccessNeighbours => ({
  findPerson: (asked) => fileForEmergency(platform, asked),
  findOrganisation: (id) => placeOfOrganisation(platform, id),
  nameOfAct: (action) => acts[action],
  nameOfPurpose: (purpose) => purposes[purpose],
})

/** What duties must know of accounts and persons; both rooms stand beside it, so the composition asks them. */
export const dutyNeighbours = (platform: Platform): DutyNeighbours => ({
  mayOwe: async (_tx, account, placed, today) => {
    const grants = await grantsOfAccount(platform, account, today)
    const scope = scopeOf({ account, name: '', kind: 'account', grants }, 'duties.write', today)
    return covers(scope, placed)
  },
  placeOfPerson: async (tx, standing, person) => {
    const found = await householdOfPerson(tx, scopeOf(standing.actor, 'people.read', standing.today), person)
    return found?.person.division ?? null
  },
})

/** Who may take a request over: an account that works on requests at the place. */
export const intakeNeighbours = (platform: Platform): IntakeNeighbours => ({
  workerThere: async (tx, account, placed, today) => {
    const grants = await grantsOfAccount(platform, account, today)
    const scope = scopeOf({ account, name: '', kind: 'account', grants }, 'intake.record', today)
    if (!covers(scope, placed)) return null
    return (await activeNames(tx, [account])).get(account) ?? null
  },
  workersAt: (placed, today) => workersWith(platform, 'intake.record', placed, today),
  isServed: async (placed, today) => (await holdersOf(platform, 'intake.read', placed, today)).length > 0,
})

/** The names behind a figure's records, as far as the reader may see the persons. */
export const namesOf: NamesOf = (tx, standing, persons) =>
  personNames(tx, scopeOf(standing.actor, 'people.read', standing.today), persons)

/** The name of a person who is to be paid, as far as whoever pays may see the register; and what may not be paid any more. */
export const fundsNeighbours: FundsNeighbours = {
  personName: async (tx, { actor, today }, person) =>
    (await personNames(tx, scopeOf(actor, 'people.read', today), [person])).get(person) ?? null,
  personsNamed: async (tx, cipher, { actor, today }, search) => {
    const scope = scopeOf(actor, 'people.read', today)
    const found = await personsNamed(tx, cipher, scope, { search, today, limit: 20 })
    return [...(await personNames(tx, scope, found))].map(([id, name]) => ({ id, name }))
  },
  stopped: stoppedPayments,
}

/** The heads of a station, to whom an unclaimed child is told beside the worker. */
export const headsOf =
  (platform: Platform): HeadsOf =>
  (at, on) =>
    accountsInRole(platform, 'station-head', at, on)

/** The case that a letter names, as far as whoever asks may see cases. */
export const caseNamed: CaseNamed = async (tx, { actor, today }, number) => {
  const found = await caseByNumber(tx, scopeOf(actor, 'casework.read', today), number)
  return found && { id: found.id, number: found.number }
}

/** Who signs the cases of a station: its supervisors, and its head where there is none or the supervisor wrote it. */
export const signersOf =
  (platform: Platform): SignersOf =>
  async (at, on) => {
    const supervisors = await accountsInRole(platform, 'supervisor', at, on)
    const heads = await accountsInRole(platform, 'station-head', at, on)
    return activeAmong(platform, [...new Set([...supervisors, ...heads])])
  }

/** Those of some accounts that are not suspended. */
async function activeAmong(platform: Platform, accounts: readonly Id[]): Promise<readonly Id[]> {
  const names = await activeNames(platform.worker.handle, [...accounts])
  return accounts.filter((account) => names.has(account))
}

/** Those who may do something at a place and are not suspended, by name. */
async function workersWith(
  platform: Platform,
  permission: string,
  at: Parameters<typeof holdersOf>[2],
  on: Day,
): Promise<{ account: Id; name: string }[]> {
  const accounts = await holdersOf(platform, permission, at, on)
  const names = await activeNames(platform.worker.handle, accounts)
  return accounts.flatMap((account) => {
    const name = names.get(account)
    return name === undefined ? [] : [{ account, name }]
  })
}

/** Who may answer for a case of a station. */
export const caseNeighbours = (platform: Platform): CaseNeighbours => ({
  workersAt: (at, on) => workersWith(platform, 'casework.record', at, on),
})

/** Who accepts or returns a case for a station: its head, else who works there, else who looks after it from above. */
export const takersOf =
  (platform: Platform): TakersOf =>
  async (at, on) => {
    for (const role of ['station-head', 'social-worker'] as const) {
      const found = await activeAmong(platform, await accountsInRole(platform, role, at, on))
      if (found.length > 0) return found
    }
    const seeing = ['casework.read', 'duties.read']
    const supervisors = await nearestInRole(platform, 'supervisor', seeing, at, on)
    return supervisors.length > 0 ? supervisors : nearestInRole(platform, 'county-officer', seeing, at, on)
  }

/** Those nearest to a place in a role who can open a risk file there: a grade leaves no county, so no city's supervisor can. */
async function seeingFiles(
  platform: Platform,
  role: RoleCode,
  permission: string,
  at: { readonly station: Id; readonly division: DivisionCode },
  on: Day,
): Promise<readonly Id[]> {
  const found: Id[] = []
  for (const account of await nearestInRole(platform, role, [permission], at, on)) {
    const grants = await grantsOfAccount(platform, account, on)
    if (
      covers(scopeInCounty({ account, name: '', kind: 'account', grants }, permission, on), {
        ...at,
        person: null,
      })
    )
      found.push(account)
  }
  return found
}

/**
 * Who reviews risk files, and who is told of one that nobody answers: the heads of the station, then the supervisors of the
 * centre (6.4).
 */
export const alarmNeighbours = (platform: Platform): AlarmNeighbours => ({
  reviewersOf: async (at, on) => {
    const found: Id[] = []
    for (const role of ['supervisor', 'station-head'] as const)
      found.push(...(await seeingFiles(platform, role, 'assessment.sign', at, on)))
    return [...new Set(found)]
  },
  headsOf: (at, on) => seeingFiles(platform, 'station-head', 'assessment.read', at, on),
  centreOf: async (at, on, besides) => {
    for (const role of ['supervisor', 'county-officer'] as const) {
      const found = await seeingFiles(platform, role, 'assessment.read', at, on)
      const others = found.filter((account) => account !== besides)
      if (others.length > 0) return others
    }
    return []
  },
})

/** Who stands at a level of the tree, the nearest first; a supervisor of the centre before the county's officers. */
const lookers = {
  'station-head': ['station-head'],
  centre: ['supervisor', 'county-officer'],
  county: ['county-officer'],
} as const satisfies Readonly<Record<string, readonly RoleCode[]>>

/** Who is told of requests and tasks that ran past their clocks: who can see them, of the level or of the next one up. */
export const intakeAlarmNeighbours = (platform: Platform): IntakeAlarmNeighbours => ({
  lookersAt: async (level, about, at, on) => {
    const seeing = [about === 'request' ? 'intake.read' : 'tasks.read', 'duties.read']
    const levels = Object.keys(lookers) as (keyof typeof lookers)[]
    for (const step of levels.slice(levels.indexOf(level))) {
      for (const role of lookers[step]) {
        const found = await nearestInRole(platform, role, seeing, at, on)
        if (found.length > 0) return found
      }
    }
    return []
  },
})

/** Who answers for elders beside the worker of the file: the relief advisers nearest to where they live. */
export const elderNeighbours = (platform: Platform): ElderNeighbours => ({
  advisersAt: async (at, on) => {
    const accounts = await nearestInRole(platform, 'relief-adviser', [], at, on)
    const names = await accountNames(platform.worker.handle, accounts)
    return accounts.flatMap((account) => names.get(account) ?? [])
  },
  accountNames,
})

/** Whom the duty of a report falls to, the names behind a cell, and what the journal of a month tells. */
export const reportNeighbours = (platform: Platform): ReportNeighbours => ({
  namesOf,
  holdersOf: (permission, at, today) => holdersOf(platform, permission, at, today),
  namesInText: (place, text) => namesInText(platform, place, text),
  journalSources,
})

/** Who may fill in or follow up at a village, by name: accounts stand in a room that surveys do not open. */
export const surveyNeighbours = (platform: Platform): SurveyNeighbours => ({
  colleagues: async (permission, at, today) => {
    const accounts = await holdersOf(platform, permission, at, today)
    const names = await accountNames(platform.worker.handle, accounts)
    return accounts.map((account) => ({ account, name: names.get(account) ?? '' }))
  },
})

/** Who may be charged with files of case-involved minors in a county. */
export const juvenileNeighbours = (platform: Platform): JuvenileNeighbours => ({
  workersAt: async (division, today) => {
    const accounts = await holdersOf(platform, 'juvenile.work', { division }, today)
    const names = await accountNames(platform.worker.handle, accounts)
    return accounts.map((account) => ({ account, name: names.get(account) ?? '' }))
  },
})

/** The advisers of a place, and whether a body has an account at all. */
export const taskNeighbours = (platform: Platform): TaskNeighbours => ({
  advisersAt: async ({ division, station }, today) => {
    if (!station) return []
    const accounts = await accountsInRoleAround(platform, 'relief-adviser', { division, station }, today)
    const names = await accountNames(platform.worker.handle, accounts)
    return accounts.flatMap((account) => {
      const name = names.get(account)
      return name === undefined ? [] : [{ account, name }]
    })
  },
  signsIn: (organisation, today) => signsInForOrganisation(platform, organisation, today),
})

/** Who carries out tasks of a tier: advisers and workers of the village, those of the station, officers of the district. */
const rolesOfTier: Readonly<Record<Tier, readonly (readonly [RoleCode, 'adviser' | 'worker'])[]>> = {
  community: [
    ['relief-adviser', 'adviser'],
    ['child-director', 'worker'],
    ['social-worker', 'worker'],
  ],
  street: [
    ['station-head', 'worker'],
    ['social-worker', 'worker'],
    ['relief-adviser', 'adviser'],
  ],
  district: [
    ['county-officer', 'worker'],
    ['consortium-operator', 'worker'],
    ['supervisor', 'worker'],
  ],
}

export const consortiumNeighbours = (platform: Platform): ConsortiumNeighbours => ({
  performersAt: async (tier, at, on) => {
    const found = new Map<string, 'adviser' | 'worker'>()
    for (const [role, performer] of rolesOfTier[tier]) {
      for (const id of await accountsInRole(platform, role, at, on)) {
        if (!found.has(id)) found.set(id, performer)
      }
    }
    const names = await accountNames(platform.worker.handle, [...found.keys()])
    return [...found].map(([id, performer]) => ({ id, performer, name: names.get(id) ?? '' }))
  },
  accountNames,
})

export const workforceNeighbours = (platform: Platform): WorkforceNeighbours => ({
  holdersOf: (permission, at, on) => holdersOf(platform, permission, at, on),
  accountsOfBody: (organisation, permission, on) => accountsOfBody(platform, organisation, permission, on),
  volunteersOf: volunteersOfStations,
})

/** Who acts for a body at a stage. */
export const applicationsNeighbours = (platform: Platform): ApplicationsNeighbours => ({
  holdersOf: (permission, at, on) => holdersOf(platform, permission, at, on),
  namesOf: (accounts) => accountNames(platform.worker.handle, accounts),
})
