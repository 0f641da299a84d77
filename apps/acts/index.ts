import type { Acts } from './acts.ts'
import { applicationActs } from './applications.ts'
import { furtherActs } from './further.ts'
import { helpActs } from './help.ts'
import { moneyActs } from './money.ts'
import { networkActs } from './network.ts'
import { serviceActs } from './services.ts'

/** What the acts of all rooms are called in the audit trail; one that is not here is shown by its code. */
export const acts: Acts = {
  ...networkActs,
  ...serviceActs,
  ...helpActs,
  ...moneyActs,
  ...applicationActs,
  ...furtherActs,
}

export { purposes } from './purposes.ts'
