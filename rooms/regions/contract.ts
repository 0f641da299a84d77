import { divisionsContract } from './contract/divisions.ts'
import { mergersContract } from './contract/mergers.ts'
import { stationPartsContract } from './contract/station-parts.ts'
import { stationsContract } from './contract/stations.ts'
import { workdaysContract } from './contract/workdays.ts'
import { zonesContract } from './contract/zones.ts'

export const regionsContract = {
  ...divisionsContract,
  ...mergersContract,
  ...zonesContract,
  ...stationsContract,
  ...stationPartsContract,
  ...workdaysContract,
}
