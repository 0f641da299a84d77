import type { Day } from '../../../kernel/day.ts'
import { applicationsContract } from '../../../rooms/applications/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { deskOf, userOf } from './desks.ts'
import type { DemoPart, DemoWorld } from './parts.ts'

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const nothing = { body: undefined as never }

/** What is published: under which programme and round, when, in whose name, and in which order of names. */
export type Published = {
  readonly programme: string
  readonly round?: string
  readonly on: Day
  readonly body: string
  readonly title: string
  readonly order?: readonly string[]
}

/** Publishes all that stand to be published; answers the notice. */
export async function publishNotice(
  world: DemoWorld,
  officer: Acting,
  { programme, round, on, body, title, order = [] }: Published,
  chance: Chance,
): Promise<string> {
  const notice = chance.id(at(on))
  const place = new Map(order.map((name, position) => [name, position]))
  await world.on(on, async () => {
    const query = { programme, ...(round ? { round } : {}) } as never
    const { entries } = await officer(applicationsContract.noticeDraft, { query, ...nothing })
    const ordered = entries.toSorted((a, b) => (place.get(a.label) ?? 0) - (place.get(b.label) ?? 0))
    await officer(applicationsContract.publishNotice, {
      body: {
        id: chance.id(at(on)),
        notice,
        programme,
        ...(round ? { round } : {}),
        title,
        bodyName: body,
        contact: '电话 000-00000000（演示）',
        fromOn: on,
        applications: ordered.map(({ application }) => application),
      } as never,
    })
  })
  return notice
}

export async function settleNotice(
  world: DemoWorld,
  officer: Acting,
  notice: string,
  on: Day,
  chance: Chance,
): Promise<void> {
  const params = { notice }
  await world.on(on, async () => {
    const { version } = await officer(applicationsContract.noticeOfBody, { params, ...nothing })
    await officer(applicationsContract.settleNotice, {
      params,
      body: { id: chance.id(at(on)), version } as never,
    })
  })
}

/** Notices outside a round, hung and taken down on their days. */
export const loadNotices: DemoPart = async (world) => {
  const { notices, seed } = world.plan
  if (notices.length === 0) return
  const chance = chanceFrom(seed + 125)
  const officer = deskOf(world, userOf(world, 'programme-officer'))
  for (const one of notices) {
    const notice = await publishNotice(world, officer, one, chance)
    await settleNotice(world, officer, notice, one.settled, chance)
  }
}
