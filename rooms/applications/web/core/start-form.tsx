import { useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { OrganisationField } from '../../../organisations/web/index.ts'
import type { Programme } from '../../../programmes/index.ts'
import { StationField } from '../../../regions/web/index.ts'
import { searchMembers } from '../../../workforce/web/index.ts'
import { filesOf, isForStations } from '../../domain/core/asked.ts'
import { applicationsApi, renewed } from './queries.ts'
import { applicationsTexts } from './texts.ts'

type Kind = 'self' | 'member' | 'person' | 'organisation' | 'station'

/** For whom: oneself, a worker of one's reach, somebody on paper, a body, or a station. */
export function StartForm(props: { programme: Programme; begun: (id: Id) => void }) {
  const { programme, begun } = props
  const t = useTexts(applicationsTexts)
  const may = useMay()
  const [application] = useState(newId)
  const kinds = kindsOf(programme, may('applications.nominate'), filesOf(programme) === 'workforce')
  const form = useForm({
    initial: {
      kind: (kinds.length === 1 ? kinds[0] : null) as Kind | null,
      organisation: null as Found<Id> | null,
      station: null as Found<Id> | null,
      member: null as Found<Id> | null,
    },
    required: ['kind'],
    plain: true,
    guard: false,
    check: (values) => {
      const { kind } = values
      const chosen = kind === 'organisation' || kind === 'station' || kind === 'member' ? values[kind] : true
      return chosen
        ? []
        : [{ code: 'value-missing', path: `/body/${kind}`, messages: { zh: '必填', en: 'Required' } }]
    },
    send: (values, id) =>
      applicationsApi.post('/api/applications/drafts', {
        body: { id, application, programme: programme.code, subject: subjectOf(values) },
      }),
    renews: renewed,
    done: ({ line }) => begun(line.id),
  })
  const labels = {
    self: t.self,
    member: t.member,
    person: t.onPaper,
    organisation: t.organisation,
    station: t.station,
  }
  const hints: Partial<Record<Kind, string>> = {
    self: t.selfHint,
    member: t.memberHint,
    person: t.onPaperHint,
  }
  const { kind } = form.values
  return (
    <Form form={form} labels={{ kind: t.forWhom, ...labels }}>
      {kinds.length > 1 && (
        <ChoiceField
          label={t.forWhom}
          options={kinds.map((value) => ({ value, label: labels[value], hint: hints[value] }))}
          {...form.field('kind')}
        />
      )}
      {kind === 'organisation' && (
        <OrganisationField label={t.organisation} {...form.field('organisation')} />
      )}
      {kind === 'station' && <StationField label={t.station} {...form.field('station')} />}
      {kind === 'member' && (
        <PickerField
          label={t.member}
          placeholder={t.searchHint}
          searchKey={['applications', 'members']}
          search={may('workforce.read') ? searchMembers : searchEmployees}
          fewest={0}
          {...form.field('member')}
        />
      )}
      <FormButtons form={form} submit={t.begin} />
    </Form>
  )
}

/** Whoever sees no register of workers puts forward those of the own body. */
async function searchEmployees(text: string, signal: AbortSignal): Promise<readonly Found<Id>[]> {
  const { items } = await applicationsApi.get('/api/applications/employees', {
    query: text ? { search: text } : {},
    signal,
  })
  return items.map(({ id, name }) => ({ value: id, label: name }))
}

function kindsOf(programme: Programme, nominates: boolean, ofWorkers: boolean): readonly Kind[] {
  if (programme.for === 'work' || isForStations(programme)) return ['station']
  if (programme.for === 'organisation') return ['organisation']
  if (!nominates) return ['self']
  return ofWorkers ? ['self', 'member', 'person'] : ['self', 'person']
}

function subjectOf(values: {
  readonly kind: Kind | null
  readonly organisation: Found<Id> | null
  readonly station: Found<Id> | null
  readonly member: Found<Id> | null
}) {
  const { kind, organisation, station, member } = values
  if (kind === 'organisation') return { kind, id: organisation?.value ?? '' } as const
  if (kind === 'station') return { kind, id: station?.value ?? '' } as const
  if (kind === 'member') return { kind, id: member?.value ?? '' } as const
  return { kind: kind ?? 'self' } as const
}
