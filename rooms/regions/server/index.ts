export { type PlaceAnswer, placesOf } from './division-answers.ts'
export { childrenOf, divisionByCode, divisionsWithin, pathsOf } from './divisions.ts'
export { findInDivisionFile } from './find-in-file.ts'
export { loadDivisions } from './load-divisions.ts'
export {
  type FactTable,
  factMover,
  forgetMoved,
  type Inventory,
  inventoryOf,
  type Merger,
  mergerEvents,
  mergerOf,
  noteMoved,
} from './merged-facts.ts'
export { type ResolvablePlaces, resolvablePlaces, resolveDivisionName } from './place-resolver.ts'
export { regionsRoutes } from './routes.ts'
export { searchDivisions } from './search-divisions.ts'
export { spell } from './spelling.ts'
export { stationKinds } from './station-kinds.ts'
export { type RoomAt, roomsWithin } from './station-parts.ts'
export { stationByCode, stationById, stationNames, stationsWithin } from './stations.ts'
export { type StationSign, searchStationSigns, stationSigns } from './stations-anywhere.ts'
export { workingCalendar } from './working-calendar.ts'
export { membersOn, zoneById, zonesOf } from './zones.ts'
