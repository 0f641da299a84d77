import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Period } from '../../../kernel/period.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { MoreIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Menu } from '../../../platform/web/menu.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { DivisionName, StationName } from '../../regions/web/index.ts'
import { figuresPath, placeQuery } from './addresses.ts'
import { measuresOf } from './arrangement.ts'
import { Places } from './by-place.tsx'
import { dashboardTexts } from './dashboard-texts.ts'
import { PinForm } from './pin-form.tsx'
import { indicatorsApi, type MeasureLine, type Pin, pinsKey, pinsQuery } from './queries.ts'
import { divisionOf, stationOf } from './reach.ts'
import type { Order } from './sort-rows.ts'
import { TrendChart } from './trend.tsx'

/** What someone pinned to the page of this node; nothing where there is none. */
export function PinnedHere(props: { node: string; period: Period; measures: readonly MeasureLine[] }) {
  const d = useTexts(dashboardTexts)
  const pins = useQuery(pinsQuery)
  const own = (pins.data?.items ?? []).filter((pin) => pin.shownOn === 'node' && pin.node === props.node)
  if (own.length === 0) return null
  return (
    <section aria-label={d.pinnedHere}>
      <Pins {...props} pins={own} />
    </section>
  )
}

/** Pins one under the other, each with what can be done with it. */
export function Pins(props: {
  pins: readonly Pin[]
  period: Period
  measures: readonly MeasureLine[]
  /** Whether the place is said with each, because they are of several. */
  placed?: boolean
}) {
  const { pins, period, measures, placed } = props
  return (
    <Stack>
      {pins.map((pin, at) => (
        <PinnedItem
          key={pin.id}
          {...{ pin, period, measures }}
          placed={placed ?? false}
          before={pins[at - 1] ?? null}
          after={pins[at + 1] ?? null}
        />
      ))}
    </Stack>
  )
}

type ItemProps = {
  readonly pin: Pin
  readonly period: Period
  readonly measures: readonly MeasureLine[]
  readonly placed: boolean
  readonly before: Pin | null
  readonly after: Pin | null
}

function PinnedItem(props: ItemProps) {
  const { pin, period, measures, placed } = props
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const [order, setOrder] = useState<Order>({ by: pin.sort, falling: pin.sort !== null && !pin.rising })
  const where = { node: pin.node, period }
  const shown = measuresOf(pin.measures, measures)
  const [first] = shown
  return (
    <Section
      title={pin.title}
      hint={
        <>
          {placed && <PlaceName node={pin.node} />}
          {/* A table names its columns itself. */}
          {pin.kind !== 'table' && first && ` ${say(first.title)} · ${say(first.unit)}`}
        </>
      }
      actions={<PinActions {...props} />}
      flush={pin.kind !== 'trend'}
    >
      {!first ? (
        <Empty title={d.pinGone} hint={d.pinGoneHint} />
      ) : pin.kind === 'trend' ? (
        <TrendChart where={where} measure={first} span={pin.span} />
      ) : (
        <Places
          where={where}
          measures={measures}
          arrangement={{
            ...pin,
            measures: shown.map(({ code }) => code),
            sort: order.by,
            rising: order.by !== null && !order.falling,
          }}
          sort={setOrder}
        />
      )}
    </Section>
  )
}

function PlaceName({ node }: { node: string }) {
  const station = stationOf(node)
  const division = divisionOf(node)
  if (station !== null) return <StationName station={station} division={null} />
  return division === null ? null : <DivisionName code={division} />
}

function PinActions({ pin, period, before, after }: ItemProps) {
  const d = useTexts(dashboardTexts)
  const tell = useToast()
  const go = useGo()
  const [renaming, setRenaming] = useState(false)
  const change = (one: Pin, id: string) => {
    const { id: pinId, ...kept } = one
    return indicatorsApi.put('/api/figures/pins/:pin', { params: { pin: pinId }, body: { id, ...kept } })
  }
  const remove = useCommand({
    send: () => indicatorsApi.delete('/api/figures/pins/:pin', { params: { pin: pin.id } }),
    renews: [pinsKey],
    done: () => tell(d.unpinned),
  })
  const move = useCommand({ send: (to: Pin, id) => change({ ...pin, position: to.position }, id) })
  const giveWay = useCommand({
    send: (to: Pin, id) => change({ ...to, position: pin.position }, id),
    renews: [pinsKey],
  })
  const swap = async (to: Pin) => {
    const first = await move.run(to)
    if (first.ok) await giveWay.run(to)
  }
  const items = [
    { key: 'open', title: d.pinOpen, choose: () => go(figuresPath, placeQuery({ node: pin.node, period })) },
    { key: 'rename', title: d.pinRename, choose: () => setRenaming(true) },
    ...(before ? [{ key: 'forward', title: d.pinForward, choose: () => void swap(before) }] : []),
    ...(after ? [{ key: 'back', title: d.pinBack, choose: () => void swap(after) }] : []),
    { key: 'unpin', title: d.unpin, choose: () => void remove.run(undefined) },
  ]
  return (
    <>
      <FailureNotice failure={remove.failure ?? move.failure ?? giveWay.failure} />
      <div className="not-printed">
        <Menu label={fill(d.pinMenu, { name: pin.title })} button={<MoreIcon aria-hidden />} items={items} />
      </div>
      {renaming && (
        <Dialog title={d.pinRename} close={() => setRenaming(false)}>
          <PinForm
            title={pin.title}
            shownOn={pin.shownOn}
            submit={d.save}
            send={(values, id) => change({ ...pin, ...values }, id)}
            done={() => setRenaming(false)}
          />
        </Dialog>
      )}
    </>
  )
}
