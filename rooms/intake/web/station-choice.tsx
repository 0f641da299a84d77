import type { Id } from '../../../kernel/id.ts'
import type { FieldProps } from '../../../platform/web/form/field.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { DivisionName } from '../../regions/web/index.ts'

type Signs = {
  readonly items: readonly { readonly id: string; readonly name: string; readonly division: number }[]
}

/**
 * A station of the province to hand something on to. Whoever hands on sees no more of it than its sign, so that the
 * list of stations in one's own reach would offer a town's worker nothing but the own one.
 */
export function StationChoice({
  load,
  of,
  ...field
}: FieldProps<Found<Id> | null> & {
  readonly of: string
  readonly load: (text: string, signal: AbortSignal) => Promise<Signs>
}) {
  return (
    <PickerField
      {...field}
      searchKey={['intake', 'stations', of]}
      search={async (text, signal) => {
        const { items } = await load(text, signal)
        return items.map(({ id, name, division }) => ({
          value: id,
          label: name,
          detail: <DivisionName code={division} />,
        }))
      }}
      fewest={0}
    />
  )
}
