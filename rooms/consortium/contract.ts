import { forumsContract } from './contract/forums.ts'
import { listsContract } from './contract/lists.ts'
import { needsContract } from './contract/needs.ts'
import { screeningsContract } from './contract/screenings.ts'

/** Every route of this room. */
export const consortiumContract = {
  ...listsContract,
  ...screeningsContract,
  ...needsContract,
  ...forumsContract,
}
