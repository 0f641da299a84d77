import { actingContract } from './contract/acting.ts'
import { applyingContract } from './contract/applying.ts'
import { consequencesContract } from './contract/consequences.ts'
import { inboxContract } from './contract/inbox.ts'
import { judgingContract } from './contract/judging.ts'
import { lettersContract } from './contract/letters.ts'
import { payingContract } from './contract/paying.ts'
import { publicApplicationsContract } from './contract/public.ts'
import { rollContract } from './contract/roll.ts'
import { samplesContract } from './contract/samples.ts'
import { sanctionsContract } from './contract/sanctions.ts'

export const applicationsContract = {
  ...inboxContract,
  ...applyingContract,
  ...actingContract,
  ...publicApplicationsContract,
  ...consequencesContract,
  ...judgingContract,
  ...payingContract,
  ...rollContract,
  ...lettersContract,
  ...samplesContract,
  ...sanctionsContract,
}
