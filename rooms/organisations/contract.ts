import { linksContract } from './contract/links.ts'
import { officersContract } from './contract/officers.ts'
import { organisationsOnlyContract } from './contract/organisations.ts'
import { placesContract } from './contract/places.ts'

export const organisationsContract = {
  ...organisationsOnlyContract,
  ...linksContract,
  ...officersContract,
  ...placesContract,
}
