import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FileField } from '../../../platform/web/form/file-field.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { today } from '../../../platform/web/today.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { OrganisationField } from '../../organisations/web/index.ts'
import { type Body, bodyTerms, type Role, roleTerms } from '../domain/codes.ts'
import { PlainDialog } from './plain-dialog.tsx'
import { countsQuery, juvenileApi, membersQuery } from './queries.ts'
import { juvenileTexts } from './texts.ts'

type Count = { readonly year: number; readonly role: Role; readonly files: number }

/** Counts of five and more, by year and role: the only number that exists of these files. */
export function Counts() {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const columns: readonly Column<Count>[] = [
    { key: 'year', title: t.year, onCard: 'title', cell: (row) => String(row.year) },
    { key: 'role', title: t.role, cell: (row) => say(roleTerms[row.role]) },
    { key: 'files', title: t.count, align: 'end', cell: (row) => formatNumber(row.files) },
  ]
  return (
    <Section title={t.counts} hint={t.countsHint} flush>
      <Loaded query={useQuery(countsQuery)}>
        {({ items }) => (
          <DataTable
            label={t.counts}
            list={listOf(items)}
            columns={columns}
            rowKey={(row) => `${row.year}${row.role}`}
            empty={<Empty title={t.noCounts} />}
          />
        )}
      </Loaded>
    </Section>
  )
}

/** The member bodies of the guidance station (S17.4), each with the organisation that stands for it. */
export function Members() {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const show = useFormat()
  const may = useMay()
  const [naming, setNaming] = useState<Body | null>(null)
  return (
    <Section title={t.members} hint={t.membersHint}>
      <Loaded query={useQuery(membersQuery)}>
        {({ items }) => (
          <Facts
            items={(Object.keys(bodyTerms) as Body[]).map((body) => {
              const member = items.find((one) => one.body === body)
              return [
                say(bodyTerms[body]),
                <span key={body}>
                  {member ? `${member.name} · ${t.since} ${show.day(member.since)}` : t.notSet}{' '}
                  {may('juvenile.approve') && (
                    <Button size="small" onClick={() => setNaming(body)}>
                      {t.setMember}
                    </Button>
                  )}
                </span>,
              ]
            })}
          />
        )}
      </Loaded>
      {naming && (
        <PlainDialog
          title={say(bodyTerms[naming])}
          submit={t.setMember}
          told={t.saved}
          labels={{ organisation: t.organisation, since: t.since }}
          initial={{ organisation: null as Found<string> | null, since: today() as Day | null }}
          required={['organisation', 'since']}
          send={({ organisation, since }, id) =>
            juvenileApi.put('/api/juvenile/members/:body', {
              params: { body: naming },
              body: { id, organisation: organisation?.value ?? '', since: since ?? today() },
            })
          }
          close={() => setNaming(null)}
        >
          {(form) => (
            <>
              <OrganisationField label={t.organisation} {...form.field('organisation')} />
              <DayField label={t.since} lean="past" latest={today()} {...form.field('since')} />
            </>
          )}
        </PlainDialog>
      )}
    </Section>
  )
}

/** The Word template of the report: taken, changed by the bureau, brought back. */
export function Template() {
  const t = useTexts(juvenileTexts)
  const [open, setOpen] = useState(false)
  const download = useDownload(() => juvenileApi.file('/api/juvenile/template'))
  return (
    <Section
      title={t.template}
      hint={t.templateHint}
      actions={
        <>
          <Button loading={download.running} onClick={download.run}>
            {t.takeTemplate}
          </Button>
          <Button onClick={() => setOpen(true)}>{t.replaceTemplate}</Button>
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      {open && (
        <PlainDialog
          title={t.replaceTemplate}
          hint={t.templateHint}
          submit={t.replaceTemplate}
          told={t.saved}
          labels={{ file: t.templateFile }}
          initial={{ file: null as File | null }}
          required={['file']}
          send={({ file }, id) =>
            juvenileApi.post('/api/juvenile/template', { body: { id }, file: file as File })
          }
          close={() => setOpen(false)}
        >
          {(form) => <FileField label={t.templateFile} accept=".docx" {...form.field('file')} />}
        </PlainDialog>
      )}
    </Section>
  )
}
