import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { Field } from '../../../../platform/web/form/field.tsx'
import type { FieldOf } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { askTexts } from './ask-texts.ts'
import { askPlacesQuery } from './queries.ts'

/**
 * A place chosen step by step in the lists of the phone itself, from the province or from the place of the poster
 * (`start`) down. The answer is the lowest that was chosen, once it is a county or below.
 */
export function PlaceSteps(props: { field: FieldOf<number | null>; start: number | null }) {
  const { field } = props
  const t = useTexts(askTexts)
  const [start, setStart] = useState(props.start)
  const [chosen, setChosen] = useState<readonly number[]>([])
  const top = useQuery({ ...askPlacesQuery(start), enabled: start !== null })
  const titles = [t.province, t.city, t.county, t.town, t.village]
  const steps = [start, ...chosen]
  const choose = (at: number, code: number | null) => {
    const next = [...chosen.slice(0, at), ...(code === null ? [] : [code])]
    setChosen(next)
    const lowest = next.at(-1) ?? start
    field.change(lowest !== null && depthOf(lowest) >= 3 ? lowest : null)
  }
  return (
    <Field {...field} label={t.place} hint={start === null ? t.placeNeeded : undefined} group>
      {start !== null && top.data && (
        <p>
          {top.data.place.path}{' '}
          <Button
            size="small"
            onClick={() => {
              setStart(null)
              setChosen([])
              field.change(null)
            }}
          >
            {t.otherPlace}
          </Button>
        </p>
      )}
      {steps.map((within, at) => (
        <Step
          key={within ?? 'nation'}
          id={`${field.id}-${at}`}
          within={within}
          title={titles[within === null ? 0 : depthOf(within)] ?? t.village}
          value={chosen[at] ?? null}
          choose={(code) => choose(at, code)}
        />
      ))}
    </Field>
  )
}

/** How deep a code stands: 1 province, 2 prefecture, 3 county, 4 town, 5 village. */
function depthOf(code: number): number {
  if (code % 10_000_000_000 === 0) return 1
  if (code % 100_000_000 === 0) return 2
  if (code % 1_000_000 === 0) return 3
  return code % 1_000 === 0 ? 4 : 5
}

function Step(props: {
  id: string
  within: number | null
  title: string
  value: number | null
  choose: (code: number | null) => void
}) {
  const { id, within, title, value, choose } = props
  const { data } = useQuery(askPlacesQuery(within))
  if (!data || data.items.length === 0) return null
  return (
    <SelectField
      id={id}
      label={title}
      value={value}
      change={choose}
      options={data.items.map(({ code, name }) => ({ value: code, label: name }))}
      problems={[]}
      required={false}
      marked={false}
    />
  )
}
