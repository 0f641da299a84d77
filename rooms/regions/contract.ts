import { divisionsContract } from './contract/divisions.ts'
import { mergersContract } from './contract/mergers.ts'
import { stationsContract } from './contract/stations.ts'
import { workdaysContract } from './contract/workdays.ts'
import { zonesContract } from './contract/zones.ts'

export const regionsContract = {
  ...divisionsContract,
  ...mergersContract,
  ...zonesContract,
  ...stationsContract,
  ...workdaysContract,
}
