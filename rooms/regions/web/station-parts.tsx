import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Columns, Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { given } from '../../../platform/web/use-options.ts'
import { useKindNames } from './kind-names.ts'
import { regionsApi, type StationFile, type StationPartsFile, stationPartsQuery } from './queries.ts'
import { stationPartsTexts } from './station-parts-texts.ts'

type Kind = 'function' | 'room'
type Spell = StationPartsFile['functions'][number]

/** What a station is for and which rooms it keeps, each with its days: three stations in one is one node (S16.1). */
export function StationParts({ station }: { station: StationFile }) {
  return (
    <Loaded query={useQuery(stationPartsQuery(station.id))} lines={4}>
      {(parts) => (
        <Columns>
          <Spells station={station} kind="function" spells={parts.functions} />
          <Spells station={station} kind="room" spells={parts.rooms} />
        </Columns>
      )}
    </Loaded>
  )
}

function Spells({ station, kind, spells }: { station: StationFile; kind: Kind; spells: readonly Spell[] }) {
  const t = useTexts(stationPartsTexts)
  const names = useKindNames()
  const show = useFormat()
  const [adding, add] = useState(false)
  const [ending, end] = useState<Spell | null>(null)
  return (
    <Section
      title={kind === 'function' ? t.functions : t.rooms}
      hint={kind === 'function' ? t.functionsHint : t.roomsHint}
      actions={
        station.mayChange && (
          <Button onClick={() => add(true)}>{kind === 'function' ? t.addFunction : t.addRoom}</Button>
        )
      }
    >
      {spells.length === 0 && <p className="soft">{t.none}</p>}
      <ul>
        {spells.map((one) => (
          <li key={`${one.code}${one.from}`}>
            {names[kind](one.code)}{' '}
            <span className="soft">
              {one.until
                ? fill(t.span, { from: show.day(one.from), until: show.day(one.until) })
                : fill(t.since, { from: show.day(one.from) })}
              {one.description && ` · ${one.description}`}
            </span>{' '}
            {one.until ? (
              <Tag>{t.ended}</Tag>
            ) : (
              station.mayChange && (
                <Button
                  size="small"
                  aria-label={fill(t.endOf, { name: names[kind](one.code) })}
                  onClick={() => end(one)}
                >
                  {t.end}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {adding && <AddDialog station={station} kind={kind} close={() => add(false)} />}
      {ending && <EndDialog station={station} kind={kind} spell={ending} close={() => end(null)} />}
    </Section>
  )
}

const renews = [['regions'], ['workforce']]

function AddDialog({ station, kind, close }: { station: StationFile; kind: Kind; close: () => void }) {
  const t = useTexts(stationPartsTexts)
  const names = useKindNames()
  const tell = useToast()
  const form = useForm({
    initial: { [kind]: null as string | null, from: today() as Day | null, description: '' } as {
      function?: string | null
      room?: string | null
      from: Day | null
      description: string
    },
    required: [kind, 'from'],
    send: (values, id) => {
      const from = values.from ?? today()
      const params = { station: station.id }
      return kind === 'function'
        ? regionsApi.post('/api/stations/:station/functions', {
            params,
            body: { id, function: values.function ?? '', from },
          })
        : regionsApi.post('/api/stations/:station/rooms', {
            params,
            body: { id, room: values.room ?? '', from, description: given(values.description) },
          })
    },
    renews,
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const title = kind === 'function' ? t.addFunction : t.addRoom
  return (
    <Dialog title={title} close={close}>
      <Form
        form={form}
        labels={{ function: t.functions, room: t.rooms, from: t.from, description: t.description }}
      >
        {kind === 'function' ? (
          <SelectField
            label={t.functions}
            options={names.functions}
            {...form.field('function')}
            value={form.values.function ?? null}
          />
        ) : (
          <SelectField
            label={t.rooms}
            options={names.rooms}
            {...form.field('room')}
            value={form.values.room ?? null}
          />
        )}
        <DayField label={t.from} lean="past" latest={today()} {...form.field('from')} />
        {kind === 'room' && (
          <TextField label={t.description} optional maxLength={120} {...form.field('description')} />
        )}
        <FormButtons form={form} submit={title} />
      </Form>
    </Dialog>
  )
}

function EndDialog(props: { station: StationFile; kind: Kind; spell: Spell; close: () => void }) {
  const { station, kind, spell, close } = props
  const t = useTexts(stationPartsTexts)
  const names = useKindNames()
  const tell = useToast()
  const form = useForm({
    initial: { until: today() as Day | null },
    required: ['until'],
    plain: true,
    send: (values, id) => {
      const body = { id, until: values.until ?? today() }
      return kind === 'function'
        ? regionsApi.post('/api/stations/:station/functions/:function/end', {
            params: { station: station.id, function: spell.code },
            body,
          })
        : regionsApi.post('/api/stations/:station/rooms/:room/end', {
            params: { station: station.id, room: spell.code },
            body,
          })
    },
    renews,
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={fill(t.endOf, { name: names[kind](spell.code) })} close={close}>
      <Form form={form} labels={{ until: t.until }}>
        <DayField label={t.until} lean="past" latest={today()} {...form.field('until')} />
        <FormButtons form={form} submit={t.end} />
      </Form>
    </Dialog>
  )
}
