import { Button } from 'antd'
import type { Id } from '../../../../kernel/id.ts'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { searchPartners } from './queries.ts'
import { communityTexts } from './texts.ts'

/** The partner stations of a joint activity; any of the province, found by name or initials. */
export function PartnerField(props: {
  id: string
  lead: Id | null
  value: readonly Found<Id>[]
  change: (value: readonly Found<Id>[]) => void
}) {
  const { id, lead, value, change } = props
  const t = useTexts(communityTexts)
  return (
    <div>
      {value.map((one) => (
        <p key={one.value}>
          {one.label}{' '}
          <Button size="small" onClick={() => change(value.filter((other) => other !== one))}>
            {t.remove}
          </Button>
        </p>
      ))}
      <PickerField
        id={id}
        label={value.length > 0 ? t.addPartner : t.partnerStations}
        optional
        problems={[]}
        required={false}
        marked={false}
        placeholder={t.partnerHint}
        value={null}
        searchKey={['activities', 'partners', lead]}
        search={searchPartners(lead)}
        change={(one) => {
          if (one && !value.some((other) => other.value === one.value)) change([...value, one])
        }}
      />
    </div>
  )
}
