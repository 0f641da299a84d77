import { actingContract } from './contract/acting.ts'
import { applyingContract } from './contract/applying.ts'
import { consequencesContract } from './contract/consequences.ts'
import { inboxContract } from './contract/inbox.ts'
import { judgingContract } from './contract/judging.ts'
import { publicApplicationsContract } from './contract/public.ts'

export const applicationsContract = {
  ...inboxContract,
  ...applyingContract,
  ...actingContract,
  ...publicApplicationsContract,
  ...consequencesContract,
  ...judgingContract,
}
