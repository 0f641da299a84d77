export { programmeHash } from './files/definition-hash.ts'
export { checkText, type ReadProgramme, readProgramme } from './files/read-programme.ts'
export {
  loadProgrammes,
  problemLine,
  type ShippedProgramme,
  shippedProgrammes,
} from './files/shipped-programmes.ts'
export { programmesRoutes } from './routes.ts'
export type { ProgrammesNeighbours, Recorded } from './simulation/population.ts'
export { type AskedSimulation, runSimulation } from './simulation/run.ts'
export { simulationSheets } from './simulation/sheet.ts'
export { type ShownSimulation, showSimulation } from './simulation/show.ts'
export { keepProgramme, keptProgramme } from './versions/definitions.ts'
export { type ProgrammeInForce, programmeOn, programmesIn } from './versions/in-force.ts'
