import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  colleaguesQuery,
  type DifferenceLine,
  differencesList,
  renewed,
  type Survey,
  type SurveyVillage,
  surveysApi,
} from './queries.ts'
import { surveysTexts } from './texts.ts'
import { VillageTable } from './village-table.tsx'

/** How a survey stands: counts, villages with who goes there, and what is different from last time. */
export function SurveyFile({ survey }: { survey: Survey }) {
  const t = useTexts(surveysTexts)
  const [assigning, assign] = useState<SurveyVillage | null>(null)
  const write = survey.abilities.write && survey.state === 'open'
  const tile = (name: string, value: number) => (
    <StatTile name={name} value={formatNumber(value)} unit={t.household} />
  )
  return (
    <Stack>
      <StatTiles>
        {tile(t.total, survey.total)}
        {tile(t.done, survey.done)}
        {tile(t.unmet, survey.unmet)}
        {tile(t.left, survey.total - survey.done - survey.unmet)}
      </StatTiles>
      <Section title={t.villages} flush>
        <VillageTable villages={survey.villages} {...(write ? { assign } : {})} />
      </Section>
      <Differences id={survey.id} />
      {assigning && <AssignDialog survey={survey.id} village={assigning} close={() => assign(null)} />}
    </Stack>
  )
}

function Differences({ id }: { id: string }) {
  const t = useTexts(surveysTexts)
  const say = useSay()
  const show = useFormat()
  const may = useMay()
  const columns: readonly Column<DifferenceLine>[] = [
    { key: 'name', title: t.person, onCard: 'title', cell: (row) => row.name ?? t.nameHidden },
    { key: 'place', title: t.village, cell: (row) => row.place },
    { key: 'question', title: t.question, cell: (row) => say(row.title) },
    { key: 'before', title: t.before, cell: (row) => say(row.before) },
    { key: 'after', title: t.after, cell: (row) => <strong>{say(row.after)}</strong> },
    { key: 'on', title: t.on, cell: (row) => show.day(row.on) },
    { key: 'duty', title: t.followUp, cell: (row) => (row.duty ? t.becameDuty : t.listedOnly) },
  ]
  return (
    <Section title={t.differences} flush>
      <DataTable
        label={t.differences}
        list={useList(differencesList(id))}
        columns={columns}
        rowKey={(row) => `${row.record} ${row.question}`}
        {...(may('people.read') ? { to: (row: DifferenceLine) => `/people/${row.person}` } : {})}
        empty={<Empty title={t.noDifferences} />}
      />
    </Section>
  )
}

function AssignDialog({
  survey,
  village,
  close,
}: {
  survey: string
  village: SurveyVillage
  close: () => void
}) {
  const t = useTexts(surveysTexts)
  const tell = useToast()
  const query = useQuery(colleaguesQuery(survey, String(village.division)))
  const form = useForm({
    initial: { account: (village.assignedTo?.account ?? null) as string | null },
    required: ['account'],
    plain: true,
    send: ({ account }, id) =>
      surveysApi.put('/api/surveys/:id/villages/:division/assignment', {
        params: { id: survey, division: String(village.division) },
        body: { id, account: account ?? '' },
      }),
    renews: renewed,
    done: () => {
      tell(t.assigned)
      close()
    },
  })
  return (
    <Dialog title={fill(t.assignTitle, { village: village.name })} close={close}>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t.nobodyThere}</p>
          ) : (
            <Form form={form} labels={{ account: t.assignedTo }}>
              <SelectField
                label={t.assignedTo}
                options={items.map(({ account, name }) => ({ value: account, label: name }))}
                {...form.field('account')}
              />
              <FormButtons form={form} submit={t.assign} />
            </Form>
          )
        }
      </Loaded>
    </Dialog>
  )
}
