export { type PlaceAnswer, placesOf } from './division-answers.ts'
export {
  childrenOf,
  divisionByCode,
  divisionsByCode,
  lineageOf,
  type NamedCode,
  pathsOf,
} from './divisions.ts'
export { type FoundDivision, findInDivisionFile } from './find-in-file.ts'
export { type LoadProgress, loadDivisions } from './load-divisions.ts'
export {
  placeResolverFor,
  type ResolvablePlaces,
  resolvablePlaces,
  resolveDivisionName,
} from './place-resolver.ts'
export { reachOf } from './reach.ts'
export { regionsRoutes } from './routes.ts'
export { searchDivisions } from './search-divisions.ts'
export { spell } from './spelling.ts'
export { stationCoverage } from './station-counts.ts'
export { stationKinds } from './station-kinds.ts'
export { listStations, stationByCode, stationById, stationNames, stationsWithin } from './stations.ts'
export { workingCalendar } from './working-calendar.ts'
export { membersOn, zoneById, zonesOf } from './zones.ts'
