import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { StationField } from '../../regions/web/index.ts'
import { boxTexts } from './box-texts.ts'
import { type Box, boxesApi, boxesQuery, renewedByLetters } from './queries.ts'

/** The mailboxes of the scope, each with its poster. */
export function BoxTable() {
  const t = useTexts(boxTexts)
  const show = useFormat()
  const [changing, setChanging] = useState<Box | null>(null)
  const columns: readonly Column<Box>[] = [
    { key: 'name', title: t.name, onCard: 'title', cell: (box) => box.name },
    { key: 'station', title: t.station, cell: (box) => box.stationName },
    { key: 'place', title: t.place, cell: (box) => box.place ?? '—' },
    {
      key: 'takes',
      title: t.takes,
      cell: (box) => (box.closedOn ? t.closedBox : box.online ? t.onlineYes : t.onlineNo),
    },
    { key: 'waiting', title: t.waiting, align: 'end', cell: (box) => box.waiting },
    { key: 'worker', title: t.responsible, cell: (box) => box.responsibleName },
    { key: 'opened', title: t.openedOn, extra: true, cell: (box) => show.day(box.openedOn) },
    {
      key: 'do',
      title: t.change,
      quietTitle: true,
      onCard: 'bare',
      cell: (box) => (
        <Row>
          <PageLink to={`/letters/boxes/${box.id}`}>{t.poster}</PageLink>
          {box.abilities.change && (
            <Button size="small" aria-label={`${t.change} ${box.name}`} onClick={() => setChanging(box)}>
              {t.change}
            </Button>
          )}
        </Row>
      ),
    },
  ]
  return (
    <Loaded query={useQuery(boxesQuery)}>
      {({ items }) => (
        <>
          <DataTable
            label={t.boxes}
            list={listOf(items)}
            columns={columns}
            rowKey={(box) => box.id}
            empty={<Empty title={t.none} hint={t.noneHint} />}
          />
          {changing && <ChangeBoxDialog box={changing} close={() => setChanging(null)} />}
        </>
      )}
    </Loaded>
  )
}

export function OpenBoxDialog({ close }: { close: () => void }) {
  const t = useTexts(boxTexts)
  const tell = useToast()
  const form = useForm({
    initial: {
      station: null as Found<string> | null,
      name: '',
      place: '',
      openedOn: today() as Day | null,
      online: true,
    },
    required: ['station', 'name', 'openedOn'],
    send: (values, id) =>
      boxesApi.post('/api/letters/boxes', {
        body: {
          id,
          station: values.station?.value ?? '',
          name: values.name.trim(),
          openedOn: values.openedOn ?? today(),
          online: values.online,
          ...(values.place.trim() ? { place: values.place.trim() } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.openBox} close={close}>
      <Form form={form} labels={{ station: t.station, name: t.name, openedOn: t.openedOn }}>
        <StationField label={t.station} hint={t.stationHint} {...form.field('station')} />
        <TextField label={t.name} hint={t.nameHint} maxLength={40} {...form.field('name')} />
        <TextField label={t.place} maxLength={80} {...form.field('place')} />
        <DayField label={t.openedOn} lean="past" latest={today()} {...form.field('openedOn')} />
        <TickLine label={t.online} value={form.values.online} change={(online) => form.change({ online })} />
        <FormButtons form={form} submit={t.openBox} />
      </Form>
    </Dialog>
  )
}

function ChangeBoxDialog({ box, close }: { box: Box; close: () => void }) {
  const t = useTexts(boxTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const params = { id: box.id }
  const { version } = box
  const form = useForm({
    initial: { name: box.name, place: box.place ?? '', online: box.online, takeOver: false },
    required: ['name'],
    send: (values, id) =>
      boxesApi.put('/api/letters/boxes/:id', {
        params,
        body: {
          id,
          version,
          name: values.name.trim(),
          online: values.online,
          takeOver: values.takeOver,
          ...(values.place.trim() ? { place: values.place.trim() } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const end = useCommand({
    send: (_: null, id) => boxesApi.post('/api/letters/boxes/:id/closing', { params, body: { id, version } }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.closedBox)
      close()
    },
  })
  const ask = async () => {
    if (await confirm({ title: t.closeTitle, body: t.closeHint, action: t.close, danger: true }))
      await end.run(null)
  }
  const { values, change } = form
  return (
    <Dialog title={box.name} close={close}>
      <Form form={form} labels={{ name: t.name }}>
        <TextField label={t.name} maxLength={40} {...form.field('name')} />
        <TextField label={t.place} maxLength={80} {...form.field('place')} />
        <TickLine label={t.online} value={values.online} change={(online) => change({ online })} />
        <TickLine label={t.takeOver} value={values.takeOver} change={(takeOver) => change({ takeOver })} />
        <FormButtons form={form} submit={t.save} />
      </Form>
      <FailureNotice failure={end.failure} />
      <Button danger loading={end.sending} onClick={() => void ask()}>
        {t.close}
      </Button>
    </Dialog>
  )
}
