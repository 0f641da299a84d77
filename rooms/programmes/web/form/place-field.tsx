import { levelOf, parseDivisionCode } from '../../../../kernel/division.ts'
import { DivisionField, DivisionName } from '../../../regions/web/index.ts'

const digits = { nation: 2, province: 2, prefecture: 4, county: 6, township: 9, village: 12 } as const

/** A place by its name; the file keeps its code, without the noughts of what lies below. */
export function PlaceField(props: {
  id: string
  label: string
  hint?: string | undefined
  written: unknown
  change: (code: number | '') => void
}) {
  const { written, change, id, label, hint } = props
  const code = parseDivisionCode(String(written ?? ''))
  return (
    <DivisionField
      id={id}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      problems={[]}
      required={false}
      marked={false}
      value={code === null ? null : { value: code, label: String(code) }}
      change={(found) =>
        change(found === null ? '' : Number(String(found.value).slice(0, digits[levelOf(found.value)])))
      }
    />
  )
}

/** The name of the place whose code is written, where it is one: nobody knows a township by its number. */
export function PlaceOf({ written }: { written: string }) {
  const code = /^\d{6,}$/.test(written) ? parseDivisionCode(written) : null
  return code === null ? null : (
    <span className="soft">
      <DivisionName code={code} />
    </span>
  )
}
