import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { type OfficerPost, officerPosts } from '../domain/officer-posts.ts'
import { officersTexts } from './officers-texts.ts'
import { type Officer, officersQuery, organisationsApi } from './queries.ts'

/** Who holds which post in an organisation, and where else somebody of the name does (X17). */
export function Officers({ organisation }: { organisation: Id }) {
  const t = useTexts(officersTexts)
  const say = useSay()
  const show = useFormat()
  const [open, setOpen] = useState<Officer | 'new' | null>(null)
  return (
    <Loaded query={useQuery(officersQuery(organisation))} lines={3}>
      {({ items, mayWrite }) => (
        <Section
          title={t.officers}
          hint={t.hint}
          actions={mayWrite && <Button onClick={() => setOpen('new')}>{t.add}</Button>}
          flush
        >
          <DataTable<Officer>
            label={t.officers}
            list={listOf(items)}
            rowKey={(row) => row.id}
            empty={<Empty title={t.none} />}
            columns={[
              { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
              { key: 'post', title: t.post, cell: (row) => row.title ?? say(officerPosts[row.post]) },
              {
                key: 'days',
                title: t.days,
                cell: (row) => `${show.day(row.fromOn)} – ${row.toOn ? show.day(row.toOn) : t.now}`,
              },
              {
                key: 'state',
                title: t.state,
                cell: (row) => (row.inForce ? <Tag tone="good">{t.inForce}</Tag> : <Tag>{t.left}</Tag>),
              },
              {
                key: 'elsewhere',
                title: t.elsewhere,
                prose: true,
                cell: (row) =>
                  row.elsewhere.length === 0
                    ? '—'
                    : row.elsewhere.map((one) => (
                        <span key={`${one.organisation}${one.post}`} style={{ display: 'block' }}>
                          <PageLink to={`/organisations/${one.organisation}`}>{one.name}</PageLink>{' '}
                          {say(officerPosts[one.post])}
                        </span>
                      )),
              },
              {
                key: 'change',
                title: t.change,
                quietTitle: true,
                onCard: 'bare',
                cell: (row) =>
                  mayWrite && (
                    <Button size="small" aria-label={`${t.change} ${row.name}`} onClick={() => setOpen(row)}>
                      {t.change}
                    </Button>
                  ),
              },
            ]}
          />
          {open && (
            <OfficerDialog
              organisation={organisation}
              officer={open === 'new' ? null : open}
              close={() => setOpen(null)}
            />
          )}
        </Section>
      )}
    </Loaded>
  )
}

function OfficerDialog(props: { organisation: Id; officer: Officer | null; close: () => void }) {
  const { organisation, officer, close } = props
  const t = useTexts(officersTexts)
  const tell = useToast()
  const [entry] = useState(() => officer?.id ?? newId())
  const posts = useOptions(officerPosts)
  const form = useForm({
    initial: {
      name: officer?.name ?? '',
      post: (officer?.post ?? null) as OfficerPost | null,
      title: officer?.title ?? '',
      fromOn: (officer?.fromOn ?? null) as Day | null,
      toOn: (officer?.toOn ?? null) as Day | null,
    },
    required: ['name', 'post', 'fromOn'],
    send: (values, id) =>
      organisationsApi.put('/api/organisations/:id/officers', {
        params: { id: organisation },
        body: {
          id,
          officer: entry,
          name: values.name,
          post: values.post ?? 'council-member',
          title: given(values.title),
          fromOn: values.fromOn ?? today(),
          toOn: values.toOn,
        },
      }),
    renews: [['organisations'], ['consortium']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={officer ? t.change : t.add} close={close}>
      <Form
        form={form}
        labels={{ name: t.name, post: t.post, title: t.ownTitle, fromOn: t.from, toOn: t.to }}
      >
        <TextField label={t.name} maxLength={40} {...form.field('name')} />
        <SelectField label={t.post} options={posts} {...form.field('post')} />
        <TextField label={t.ownTitle} optional maxLength={40} {...form.field('title')} />
        <FieldRow>
          <DayField label={t.from} lean="past" latest={today()} {...form.field('fromOn')} />
          <DayField label={t.to} optional {...form.field('toOn')} />
        </FieldRow>
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
