import type { Day } from '../../../kernel/day.ts'
import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { OpenPlatform } from '../platform.ts'
import type { Progress } from '../progress.ts'
import type { Acting } from './acting.ts'
import { loadApplications } from './applications.ts'
import { loadConsortium } from './consortium.ts'
import { loadContest, openContest } from './contest.ts'
import { loadEvaluations } from './evaluations.ts'
import { loadFamilies } from './families.ts'
import { loadFunds } from './funds.ts'
import { loadJuvenile } from './juvenile.ts'
import { loadLetters } from './letters.ts'
import type { DemoStation } from './network.ts'
import { loadPaid } from './paid.ts'
import type { DemoHousehold, Village } from './people.ts'
import type { DemoPlan } from './plan.ts'
import { loadPracticum } from './practicum.ts'
import { loadProtection } from './protection.ts'
import { loadQualifications } from './qualifications.ts'
import { loadRegistry } from './registry.ts'
import { loadRequests } from './requests.ts'
import { loadRisk } from './risk.ts'
import { loadStaff } from './staff.ts'
import { loadSurveys } from './surveys.ts'
import { loadTasks } from './tasks.ts'
import { loadThreeStations } from './three-stations.ts'
import type { OnDay } from './time.ts'

/** What a part of a demo finds when its turn comes: the network stands, people are registered, services recorded. */
export type DemoWorld = {
  readonly platform: OpenPlatform
  readonly routes: readonly Implemented[]
  readonly plan: DemoPlan
  readonly today: Day
  readonly progress: Progress
  /** What is done inside is done on that day, as far as the rules of the product look at today. */
  readonly on: OnDay
  /** What a workbench of today shows is told by the first county; another one is there for its own time. */
  readonly isFirst: boolean
  readonly stations: readonly DemoStation[]
  /** The villages and communities of each station's town. */
  readonly villages: ReadonlyMap<number, readonly Village[]>
  /** Ids of the accounts that the plan names, by user. */
  readonly accounts: ReadonlyMap<string, string>
  /** Partner bodies by their code in the plan. */
  readonly bodies: ReadonlyMap<string, string>
  readonly households: readonly DemoHousehold[]
  /** Whoever keeps the demo, with the permissions of one part of it, over the county. */
  readonly officeOf: (permissions: readonly string[]) => Acting
}

/**
 * One part of a demo, loaded through the product's own routes. It draws from a chance of its own, so that one part of
 * the plan changes no other, and does nothing where its plan says nothing.
 */
export type DemoPart = (world: DemoWorld) => Promise<void>

/** The parts that stand on people and services, in the order in which they are loaded. */
// biome-ignore format: a line each, so that two parts may be added at the same time
export const demoParts: readonly DemoPart[] = [loadRequests, loadSurveys, loadRisk, loadTasks, loadLetters, loadProtection, loadJuvenile, loadConsortium, loadThreeStations, loadFamilies, loadStaff, loadFunds, loadQualifications, loadRegistry, loadPracticum, openContest, loadApplications, loadContest, loadPaid, loadEvaluations]
