export { type Coverage, coverageOf } from './domain/coverage.ts'
export { beginningOfRecords, type Division, divisionLevels } from './domain/division.ts'
export {
  type FiveHaves,
  fiveHaves,
  type Have,
  haveCodes,
  haves,
  worksInSubstance,
} from './domain/five-haves.ts'
export {
  type NamedDivision,
  type PlaceRefusal,
  type PlaceResolver,
  placeResolver,
  type WrittenPlace,
} from './domain/name-resolution.ts'
export { shortNameOf } from './domain/short-name.ts'
export { isOpenOn, type Station, type StationKinds } from './domain/station.ts'
export { type UrbanRuralClass, urbanRuralClasses } from './domain/urban-rural.ts'
export { addWorkdays, type CountedDay, isWorkday, workdaysBetween } from './domain/workdays.ts'
export { isProvisional, type WorkingCalendar } from './domain/working-calendar.ts'
export { type ZoneMember, zoneOf } from './domain/zone.ts'
