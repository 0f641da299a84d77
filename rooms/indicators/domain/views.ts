import type { View } from './view.ts'
import { activities, activityAttendances, activitySpending } from './views/activities.ts'
import { assessments } from './views/assessments.ts'
import { caseFlow } from './views/cases.ts'
import { classAttendances, classSessions } from './views/classes.ts'
import { consultations } from './views/consultations.ts'
import { elderMonths } from './views/elder-months.ts'
import { groupAttendances, groupSessions, groups } from './views/group-work.ts'
import { counselling, letterAnswers, letters } from './views/letters.ts'
import { mandatoryReports } from './views/mandatory-reports.ts'
import { mobilisation, organisations, places } from './views/organisations.ts'
import { register } from './views/register.ts'
import { requests } from './views/requests.ts'
import { resourceDeliveries, resourceLinks } from './views/resources.ts'
import { screeningNeeds } from './views/screening-needs.ts'
import { served } from './views/served.ts'
import { stations } from './views/stations.ts'
import { supervision } from './views/supervision.ts'
import { tasks } from './views/tasks.ts'
import { trainingAttendances, trainings } from './views/trainings.ts'
import { visits } from './views/visits.ts'
import { volunteers } from './views/volunteers.ts'
import { workforce } from './views/workforce.ts'

/** All published views, in the order in which a list of measures tells of them. */
// biome-ignore format: a line each, so that two rooms may publish one at the same time
const published: readonly View[] = [
  visits,
  groups,
  groupSessions,
  groupAttendances,
  activities,
  activityAttendances,
  activitySpending,
  classSessions,
  classAttendances,
  trainings,
  trainingAttendances,
  supervision,
  consultations,
  resourceLinks,
  resourceDeliveries,
  volunteers,
  caseFlow,
  requests,
  tasks,
  letters,
  letterAnswers,
  counselling,
  mandatoryReports,
  assessments,
  elderMonths,
  screeningNeeds,
  register,
  organisations,
  mobilisation,
  places,
  workforce,
  stations,
  served,
]

/** All published views by name. */
export const views: Readonly<Record<string, View>> = Object.fromEntries(
  published.map((view) => [view.name, view]),
)

export function viewOf(name: string): View {
  const view = views[name]
  if (!view) throw new Error(`no view ${name}`)
  return view
}
