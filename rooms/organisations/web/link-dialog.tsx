import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { StationField, useOwnStation } from '../../regions/web/index.ts'
import { type LinkKind, linkKinds } from '../domain/kinds.ts'
import { organisationsApi } from './queries.ts'
import { organisationsTexts } from './texts.ts'

type Values = { station: Found<Id> | null; kind: LinkKind | null; fromOn: Day | null; note: string }

/** Records what a station did with an organisation. */
export function LinkDialog({
  organisation,
  close,
}: {
  organisation: { readonly id: Id; readonly kind: string }
  close: () => void
}) {
  const t = useTexts(organisationsTexts)
  const tell = useToast()
  const [link] = useState(newId)
  const kinds = useOptions(linkKinds)
  const initial: Values = {
    station: null,
    kind: organisation.kind === 'agency' ? 'operates' : 'mobilised',
    fromOn: today(),
    note: '',
  }
  const form = useForm({
    initial,
    required: ['station', 'kind', 'fromOn'],
    send: (values: Values, id) =>
      organisationsApi.post('/api/organisations/:id/links', {
        params: { id: organisation.id },
        body: {
          id,
          link,
          station: values.station?.value ?? '',
          kind: values.kind ?? 'mobilised',
          fromOn: values.fromOn ?? today(),
          note: given(values.note),
        },
      }),
    renews: [['organisations'], ['indicators']],
    done: () => {
      tell(t.linked)
      close()
    },
  })
  useOwnStation('organisations.write', form.field('station'))
  return (
    <Dialog title={t.addLink} close={close}>
      <Form form={form} labels={{ station: t.station, kind: t.relation, fromOn: t.fromOn }}>
        <p className="soft">{t.linksHint}</p>
        <ChoiceField label={t.relation} options={kinds} {...form.field('kind')} />
        <StationField label={t.station} {...form.field('station')} />
        <DayField label={t.fromOn} lean="past" latest={today()} {...form.field('fromOn')} />
        <LongTextField label={t.note} maxLength={500} rows={2} {...form.field('note')} />
        <FormButtons form={form} submit={t.addLink} />
      </Form>
    </Dialog>
  )
}

/** The day from which an organisation operates a station no more. */
export function EndDialog({ link, close }: { link: Id; close: () => void }) {
  const t = useTexts(organisationsTexts)
  const tell = useToast()
  const form = useForm({
    initial: { untilOn: today() as Day | null },
    required: ['untilOn'],
    plain: true,
    send: (values: { untilOn: Day | null }, id) =>
      organisationsApi.post('/api/organisation-links/:id/end', {
        params: { id: link },
        body: { id, untilOn: values.untilOn ?? today() },
      }),
    renews: [['organisations']],
    done: () => {
      tell(t.ended)
      close()
    },
  })
  return (
    <Dialog title={t.endTitle} close={close}>
      <Form form={form} labels={{ untilOn: t.untilOn }}>
        <DayField label={t.untilOn} lean="past" latest={today()} {...form.field('untilOn')} />
        <FormButtons form={form} submit={t.end} />
      </Form>
    </Dialog>
  )
}
