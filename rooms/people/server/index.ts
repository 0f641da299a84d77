import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { TimelineSource } from '../../../platform/server/timeline.ts'
import { categoryRoutes } from './categories/routes.ts'
import { consentRoutes } from './consents/routes.ts'
import { mergeRoutes } from './duplicates/merge-routes.ts'
import { duplicatesSubscriber } from './duplicates/refresh.ts'
import { duplicateRoutes } from './duplicates/routes.ts'
import type { PersonUses } from './duplicates/uses.ts'
import { exportRoute } from './export.ts'
import { familyRoutes } from './family/routes.ts'
import { householdRoutes } from './households/routes.ts'
import { importRoutes } from './import/routes.ts'
import { mergerSubscriber } from './merged-places.ts'
import { changeRoute } from './person/change.ts'
import { listRoute } from './person/list.ts'
import { nameRoute } from './person/name.ts'
import { readRoute } from './person/read.ts'
import { registerPerson, registerRoute } from './person/register.ts'
import { setStateRoute } from './person/set-state.ts'
import { transferRoute } from './person/transfer.ts'
import { unmaskRoute } from './person/unmask.ts'
import { timelineRoute } from './timeline/routes.ts'

export {
  type BriefPerson,
  filesOfPerson,
  householdOfPerson,
  mayBeShown,
  personNames,
  personsNamed,
} from './asked-by-others.ts'
export {
  type OnRoster,
  type RosterLine,
  type RosterNarrowed,
  type RosterQuestion,
  rosterOn,
  rosterPage,
  rosterSince,
} from './categories/roster.ts'
export { consentFor } from './consents/for-purpose.ts'
export { categoryTitle, isRestricted } from './data-files.ts'
export type { PersonUses } from './duplicates/uses.ts'
export { type EmergencyFile, fileForEmergency } from './emergency-file.ts'
export { familyOf, genogramOf, type ShownFamily } from './family/routes.ts'
export { type FileImport, type FileImported, importFile } from './import/import-file.ts'
export { peopleJobs } from './import/jobs.ts'
export { peopleInventories } from './merged-places.ts'
export { type NameSpelling, spellName } from './name-spelling.ts'
export { namesInText } from './names-in-text.ts'
export { type BornAndNamed, bornAndNamed } from './person/born-and-named.ts'
export { type IdentityMarks, identityMarks } from './person/identity-marks.ts'
export { type PersonOnDay, personOn } from './person/on-day.ts'
export { type PossiblePerson, possiblePersons } from './person/possible-persons.ts'
export { type RegisterSheet, registerSheet, type SheetMember } from './person/register-sheet.ts'
export { type ToldFact, type ToldPerson, tellFacts, toldFacts } from './person/told-facts.ts'
export { type CountedPerson, type KeyOfNumber, personPopulation } from './person-population.ts'
export { type MeantByLine, type NamedInList, type PersonOfList, personsOfList } from './persons-of-list.ts'
export { peopleTimeline } from './timeline/own-lines.ts'
export { type OnRegister, onRegisterOf } from './to-screen.ts'
export { registerPerson }

/**
 * Every route of this room. `uses` says what higher rooms know of persons, for previews and for undoing imports;
 * `sources` tell what happened to a person, room by room.
 */
export const peopleRoutes = (
  platform: Platform,
  uses: readonly PersonUses[] = [],
  sources: readonly TimelineSource[] = [],
): Implemented[] => [
  listRoute(platform),
  exportRoute(platform),
  registerRoute(platform),
  readRoute(platform),
  nameRoute(),
  changeRoute(platform),
  unmaskRoute(platform),
  setStateRoute(platform),
  transferRoute(platform),
  timelineRoute(sources),
  ...categoryRoutes(platform),
  ...householdRoutes(platform),
  ...familyRoutes(platform),
  ...consentRoutes(platform),
  ...duplicateRoutes(platform),
  ...mergeRoutes(platform, uses),
  ...importRoutes(platform),
]

export const peopleSubscribers = (_platform: Platform): Subscriber[] => [
  mergerSubscriber,
  duplicatesSubscriber,
]
