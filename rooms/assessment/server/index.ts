import type { Implemented } from '../../../platform/server/http/routes.ts'
import { instrumentRoutes } from './instruments/routes.ts'

export {
  type DefinitionInForce,
  definitionInForce,
  keepDefinition,
  keptDefinition,
} from './instruments/definition-in-force.ts'
export {
  type Definition,
  loadInstruments,
  readInstrument,
  shippedInstruments,
  shippedOn,
} from './instruments/instrument-files.ts'
export { readAnswers } from './instruments/read-answers.ts'

/** Every route of this room. */
export const assessmentRoutes = (): Implemented[] => [...instrumentRoutes()]
