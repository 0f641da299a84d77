import { DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import {
  type LegalForm,
  type ListKind,
  legalForms,
  listKinds,
  type RegistrationStatus,
  registrationStatuses,
} from '../domain/registry/codes.ts'
import { type RegistryLine, registryList } from './registry-queries.ts'
import { registryTexts } from './registry-texts.ts'

/** What is asked of the registry, as it was left on this device. */
export const useAskedRegistry = () =>
  useFilters('registry', {
    search: '',
    legalForm: null as LegalForm | null,
    status: null as RegistrationStatus | null,
    listed: null as ListKind | null,
  })

/** The state of a registration, and the lists on which the body stands. */
export function RegistryMarks({ row }: { row: Pick<RegistryLine, 'status' | 'lists'> }) {
  const say = useSay()
  return (
    <Tags>
      <Tag tone={row.status === 'registered' ? 'good' : 'plain'}>{say(registrationStatuses[row.status])}</Tag>
      {row.lists.map((list) => (
        <Tag key={list} tone={list === 'spot-check' ? 'warning' : 'danger'}>
          {say(listKinds[list])}
        </Tag>
      ))}
    </Tags>
  )
}

/** The registry in reach. */
export function RegistryTable({ asked }: { asked: ReturnType<typeof useAskedRegistry> }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  const [forms, statuses, lists] = [
    useOptions(legalForms),
    useOptions(registrationStatuses),
    useOptions(listKinds),
  ]
  return (
    <DataTable<RegistryLine>
      label={t.registry}
      list={useList(registryList(asked.question))}
      rowKey={(row) => row.id}
      to={(row) => `/organisations/${row.id}`}
      remember="registry"
      clear={asked.clear}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={
        <Row>
          <SearchBox label={t.search} placeholder={t.searchHint} {...asked.filter('search')} />
          <SelectLine label={t.legalForm} blank={t.allForms} {...asked.filter('legalForm')} options={forms} />
          <SelectLine label={t.status} blank={t.allStatuses} {...asked.filter('status')} options={statuses} />
          <SelectLine label={t.lists} blank={t.anyList} {...asked.filter('listed')} options={lists} />
        </Row>
      }
      columns={[
        { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
        {
          key: 'code',
          title: t.creditCode,
          cell: (row) => <span className="number">{row.creditCode ?? '—'}</span>,
        },
        { key: 'form', title: t.legalForm, cell: (row) => say(legalForms[row.legalForm]) },
        { key: 'authority', title: t.authority, cell: (row) => say(row.authorityName) },
        { key: 'day', title: t.registeredOn, extra: true, cell: (row) => show.day(row.registeredOn) },
        { key: 'marks', title: t.status, prose: true, cell: (row) => <RegistryMarks row={row} /> },
      ]}
    />
  )
}
