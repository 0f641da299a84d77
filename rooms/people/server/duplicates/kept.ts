import type { Day } from '../../../../kernel/day.ts'
import type { FileState } from '../../domain/file-state.ts'
import type { FieldValues } from '../../domain/person-fields.ts'

/** What a merge keeps, sealed, so that it can be taken back. */
export type Kept = {
  /** The survivor's fields before and after. */
  readonly before: FieldValues
  readonly after: FieldValues
  readonly household: {
    readonly before: string | null
    readonly after: string | null
    /** The household that the other headed. */
    readonly headOf: string | null
  }
  readonly other: {
    readonly state: FileState
    readonly stateOn: Day | null
    readonly stateReason: string | null
    readonly leftOn: Day | null
  }
}
