import type { Day } from '../../../../kernel/day.ts'
import type { FileState } from '../../domain/file-state.ts'
import type { KnownCategory } from '../../domain/ledger-update.ts'
import type { FieldValues } from '../../domain/person-fields.ts'

type Moment = {
  readonly fields: FieldValues
  readonly division: number
  readonly household: string | null
  readonly state: FileState
  readonly stateOn: Day | null
  readonly leftOn: Day | null
}

/** What an import changed about somebody who was known: kept sealed until the import can no longer be undone. */
export type KeptUpdate = {
  readonly before: Moment
  readonly after: Moment
  /** Ids of categories that the import added. */
  readonly added: readonly string[]
  readonly changed: readonly { readonly before: KnownCategory; readonly after: KnownCategory }[]
}
