import { addDays, type Day, day } from '../../../kernel/day.ts'
import { applicationsContract } from '../../../rooms/applications/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'

type Plan = NonNullable<DemoWorld['plan']['applications']>
type Entry = Plan['entries'][number]

const applies = ['applications.apply', 'applications.nominate', 'applications.read']

/** Works of stations in a selection of the county: drafts, sent ones, some returned, some checked. */
export const loadApplications: DemoPart = async (world) => {
  const { applications } = world.plan
  if (!applications) return
  const chance = chanceFrom(world.plan.seed + 97)
  const sent = lastOf(applications.sent, world.today)
  const checked = [addDays(sent, 3), world.today].toSorted()[0] as Day
  const officer = asOfficer(world, checked)
  for (const entry of applications.entries) {
    const station = world.stations.find(({ code }) => code === entry.station)
    const worker = station?.workers[0]
    if (!station || !worker) continue
    const acting = actingAs(world.platform, world.routes, {
      account: worker.account,
      name: worker.name,
      permissions: applies,
      scope: { kind: 'station', station: station.id },
      today: sent,
    })
    const id = await enter(acting, station.id, applications, entry, sent, chance)
    if (entry.state !== 'draft' && entry.state !== 'sent') await work(officer, id, entry, checked, chance)
  }
}

const asOfficer = ({ platform, routes, plan }: DemoWorld, today: Day): Acting =>
  actingAs(platform, routes, {
    account: '00000000-0000-7000-8000-000000000004',
    name: plan.accounts.find(({ role }) => role === 'programme-officer')?.name ?? '政策经办',
    permissions: ['applications.read', 'applications.check'],
    division: plan.county,
    today,
  })

/** The latest day of a month and day that is not after today. */
function lastOf(monthDay: string, today: Day): Day {
  const year = Number(today.slice(0, 4))
  const here = day(`${year}-${monthDay}`)
  return here <= today ? here : day(`${year - 1}-${monthDay}`)
}

async function enter(
  acting: Acting,
  station: string,
  plan: Plan,
  { title, state }: Entry,
  on: Day,
  chance: Chance,
): Promise<string> {
  const next = () => chance.id(Date.parse(`${on}T10:00:00+08:00`))
  const id = next()
  const begun = await acting(applicationsContract.start, {
    body: {
      id: next(),
      application: id,
      programme: plan.programme,
      subject: { kind: 'station', id: station },
    } as never,
  })
  const named = await acting(applicationsContract.changeOwn, {
    params: { id },
    body: { id: next(), version: begun.version, name: begun.person.name, workTitle: title } as never,
  })
  if (state === 'draft') return id
  const answered = await acting(applicationsContract.answerOwn, {
    params: { id },
    body: { id: next(), version: named.version, facts: plan.answers } as never,
  })
  await acting(applicationsContract.submit, {
    params: { id },
    body: { id: next(), version: answered.version } as never,
  })
  return id
}

async function work(officer: Acting, id: string, entry: Entry, on: Day, chance: Chance): Promise<void> {
  const next = () => chance.id(Date.parse(`${on}T15:00:00+08:00`))
  const { version } = await officer(applicationsContract.application, {
    params: { id },
    body: undefined as never,
  })
  const change = { id: next(), version }
  const words = entry.words ?? ''
  if (entry.state === 'checked')
    await officer(applicationsContract.forward, { params: { id }, body: change as never })
  if (entry.state === 'returned')
    await officer(applicationsContract.returnBack, {
      params: { id },
      body: { ...change, missing: words } as never,
    })
  if (entry.state === 'refused')
    await officer(applicationsContract.refuse, { params: { id }, body: { ...change, words } as never })
}
