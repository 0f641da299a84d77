import { draftsContract } from './contract/drafts.ts'
import { programmesContract as reading } from './contract/programmes.ts'
import { publicProgrammesContract } from './contract/public.ts'
import { simulationContract } from './contract/simulation.ts'

export const programmesContract = {
  ...reading,
  ...draftsContract,
  ...publicProgrammesContract,
  ...simulationContract,
}
