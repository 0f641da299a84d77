import { annualReportsContract } from './contract/annual-reports.ts'
import { drawsContract } from './contract/draws.ts'
import { linksContract } from './contract/links.ts'
import { officersContract } from './contract/officers.ts'
import { organisationsOnlyContract } from './contract/organisations.ts'
import { placesContract } from './contract/places.ts'
import { publicRegistryContract } from './contract/public-registry.ts'
import { registryContract } from './contract/registry.ts'

export const organisationsContract = {
  ...organisationsOnlyContract,
  ...linksContract,
  ...officersContract,
  ...placesContract,
  ...registryContract,
  ...annualReportsContract,
  ...drawsContract,
  ...publicRegistryContract,
}
