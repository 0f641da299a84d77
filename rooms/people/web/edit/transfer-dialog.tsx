import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { StationField } from '../../../regions/web/index.ts'
import { type PersonFile, peopleApi } from '../queries.ts'
import { VillageField } from '../village-field.tsx'
import { editTexts } from './texts.ts'

type Values = {
  kind: 'moved' | 'correction' | null
  division: Found<DivisionCode> | null
  station: Found<Id> | null
  on: Day | null
  reason: string
}

/** Moves a file to another village or station, from a day on, or because it was wrong from the beginning. */
export function TransferDialog({ person, close }: { person: PersonFile; close: () => void }) {
  const t = useTexts(editTexts)
  const tell = useToast()
  const initial: Values = {
    kind: 'moved',
    division: { value: person.place.code, label: person.place.name, detail: person.place.path },
    station: { value: person.station.id, label: person.station.name },
    on: today(),
    reason: '',
  }
  const form = useForm({
    initial,
    required: ['kind', 'division', 'station', 'reason'],
    send: (values: Values, id) =>
      peopleApi.post('/api/people/:id/transfer', {
        params: { id: person.id },
        body: {
          id,
          version: person.version,
          kind: values.kind ?? 'moved',
          division: values.division?.value ?? 0,
          station: values.station?.value ?? '',
          reason: values.reason,
          ...(values.kind === 'moved' && values.on ? { on: values.on } : {}),
        },
      }),
    renews: [['people'], ['indicators'], ['activities']],
    done: () => {
      tell(t.transferred)
      close()
    },
  })
  return (
    <Drawer title={t.transferTitle} close={close}>
      <Form
        form={form}
        labels={{ division: t.village, station: t.station, on: t.on, reason: t.reason, kind: t.transferKind }}
      >
        <FieldGroup>
          <ChoiceField
            label={t.transferKind}
            options={[
              { value: 'moved', label: t.moved, hint: t.movedHint },
              { value: 'correction', label: t.correction, hint: t.correctionHint },
            ]}
            {...form.field('kind')}
          />
          <StationField label={t.station} {...form.field('station')} />
          <VillageField
            label={t.village}
            station={form.values.station?.value ?? null}
            {...form.field('division')}
          />
          {form.values.kind === 'moved' && (
            <DayField label={t.on} lean="past" latest={today()} {...form.field('on')} />
          )}
          <TextField label={t.reason} maxLength={200} {...form.field('reason')} />
        </FieldGroup>
        <FormButtons form={form} submit={t.transfer} />
      </Form>
    </Drawer>
  )
}
