import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import { applicationsContract } from '../../../rooms/applications/contract.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { workforceContract } from '../../../rooms/workforce/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { deskOf, userOf } from './desks.ts'
import { inLanes } from './in-lanes.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoPlan } from './plan.ts'
import type { PlannedAct } from './plan-submissions.ts'
import { withBlankPage } from './proof.ts'

type Case = NonNullable<DemoPlan['submissions']>['cases'][number]
type Subject = { readonly kind: 'self' | 'member' | 'student' | 'organisation'; readonly id?: string }

/** One application with the days and ids of all that is done with it. */
type Planned = {
  readonly about: Case
  readonly subject: Subject
  readonly applicant: Acting
  readonly received: Day
  readonly chance: Chance
}

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)

/** Applications of the plan's own years: handed in, checked, returned, decided, each on its own day and by whom it falls to. */
export const loadSubmissions: DemoPart = (world) => loadCases(world, false, chanceFrom(world.plan.seed + 110))

/** Those that rest on what was paid before. */
export const loadLaterSubmissions: DemoPart = (world) =>
  loadCases(world, true, chanceFrom(world.plan.seed + 111))

async function loadCases(world: DemoWorld, afterPayments: boolean, chance: Chance): Promise<void> {
  const cases = world.plan.submissions?.cases ?? []
  const planned: Planned[] = []
  for (const about of cases.filter((one) => one.after_payments === afterPayments))
    planned.push(...(await plannedOf(world, about, chance)))
  if (planned.length > 0)
    world.progress.step({
      zh: `正在提交和审核 ${planned.length} 份申请`,
      en: `Handing in and checking ${planned.length} applications`,
    })
  const inOrder = planned.toSorted((a, b) => a.received.localeCompare(b.received))
  const prepared = new Map<Planned, Prepared>()
  await inLanes(
    inOrder.filter(({ about }) => about.refused === undefined),
    4,
    async (one) => {
      prepared.set(one, await prepare(world, one))
    },
  )
  // They are sent in the order of their receipt, so that numbers follow it; what comes after runs beside each other.
  const open: { readonly one: Planned; readonly id: string; readonly version: number }[] = []
  for (const one of inOrder) {
    const sent = await send(world, one, prepared.get(one))
    if (sent) open.push({ one, ...sent })
  }
  await inLanes(open, 4, ({ one, id, version }) => carryOut(world, one, id, version))
}

async function plannedOf(world: DemoWorld, about: Case, chance: Chance): Promise<readonly Planned[]> {
  const subjects = await subjectsOf(world, about)
  const [first, last] = daysOf(about.received, world.today)
  return subjects.map((subject, turn) => ({
    about,
    subject,
    applicant: applicantOf(world, about, subject),
    received: addDays(
      first,
      Math.floor((daysBetween(first, last) * turn) / Math.max(subjects.length - 1, 1)),
    ),
    // A chance of its own, so that what is done with one shifts nothing of another.
    chance: chanceFrom(chance.between(0, 0x7fffffff)),
  }))
}

const daysOf = (received: Case['received'], today: Day): readonly [Day, Day] =>
  'days_ago' in received
    ? [addDays(today, -received.days_ago[0]), addDays(today, -received.days_ago[1])]
    : received

/** Whoever signs in acts for itself; a body by an account of its own; for others the demo's office hands it in. */
function applicantOf(world: DemoWorld, { by }: Case, subject: Subject): Acting {
  const { platform, routes, officeOf } = world
  if (by) return deskOf(world, by)
  if (subject.kind === 'organisation')
    return actingAs(platform, routes, {
      account: '00000000-0000-7000-8000-000000000006',
      name: '经办人（演示）',
      permissions: ['applications.apply'],
      scope: { kind: 'organisation', organisation: subject.id as string },
    })
  return officeOf(['applications.apply', 'applications.nominate', 'workforce.read', 'practicum.read'])
}

async function subjectsOf(world: DemoWorld, about: Case): Promise<readonly Subject[]> {
  const { plan, officeOf } = world
  const found = about.for
  if (about.by) return [{ kind: 'self' }]
  if ('student' in found) {
    const query = { search: found.student, state: 'all', limit: 5 } as never
    const acting = officeOf(['practicum.read'])
    const { items } = await acting(workforceContract.placements, { query, body: undefined as never })
    return [
      {
        kind: 'student',
        id: oneOf(
          items.map(({ student }) => student),
          found.student,
        ),
      },
    ]
  }
  if ('body' in found) {
    const query = { search: found.body.replace(/（.*/, ''), limit: 20 } as never
    const acting = officeOf(['organisations.read'])
    const { items } = await acting(organisationsContract.organisations, { query, body: undefined as never })
    const ids = items.filter(({ name }) => name === found.body).map(({ id }) => id)
    return [{ kind: 'organisation', id: oneOf(ids, found.body) }]
  }
  const acting = officeOf(['workforce.read'])
  const asked =
    'member' in found
      ? { search: found.member }
      : {
          post: found.members.post,
          level: found.members.level,
          ...(found.members.exam_year ? { examYear: found.members.exam_year } : {}),
        }
  const query = { ...asked, division: plan.county, state: 'all', limit: 200 } as never
  const { items } = await acting(workforceContract.list, { query, body: undefined as never })
  if ('member' in found) {
    const ids = items.filter(({ name }) => name === found.member).map(({ id }) => id)
    return [{ kind: 'member', id: oneOf(ids, found.member) }]
  }
  const { skip, count } = found.members
  return items.slice(skip, skip + count).map(({ id }) => ({ kind: 'member' as const, id }))
}

function oneOf(ids: readonly string[], name: string): string {
  const [id, second] = ids
  if (!id || second) throw new Error(`${ids.length} of the register are called ${name}, not one`)
  return id
}

type Prepared = { readonly id: string; readonly version: number }

/** Begins it, answers and proves. */
async function prepare(world: DemoWorld, one: Planned): Promise<Prepared> {
  const { about, subject, applicant, received, chance } = one
  const { programme, given, time } = about
  const id = chance.id(at(received))
  const next = () => chance.id(at(received))
  return world.on(
    received,
    async () => {
      const owed = await owedNow(one)
      if (owed) return owed
      const begun = await applicant(applicationsContract.start, {
        body: { id: next(), application: id, programme, subject } as never,
      })
      let { version } = begun
      let { missing } = begun
      if (Object.keys(given).length > 0) {
        const facts = { id: next(), version, facts: given } as never
        const answered = await applicant(applicationsContract.answerOwn, { params: { id }, body: facts })
        version = answered.version
        missing = answered.missing
      }
      for (const fact of missing.evidence)
        await withBlankPage(fact, (file) =>
          applicant(applicationsContract.proveOwn, {
            params: { id },
            body: { id: next(), fact, title: '证明材料（演示）' } as never,
            file,
          }),
        )
      return { id, version }
    },
    time,
  )
}

/** What a body owes now is opened by the clock of a running server, which may come before the demo: then that one is filed. */
async function owedNow({ about, subject, applicant }: Planned): Promise<Prepared | undefined> {
  if (subject.kind !== 'organisation' || !('body' in about.for) || !('days_ago' in about.received))
    return undefined
  const { body } = about.for
  const query = { limit: 50 } as never
  const { items } = await applicant(applicationsContract.mine, { query, body: undefined as never })
  // The demo's account files for other bodies too.
  const owed = items.find(
    ({ programme, name, outcome }) => programme === about.programme && name === body && outcome === null,
  )
  if (!owed) return undefined
  const params = { id: owed.id }
  const { version } = await applicant(applicationsContract.own, { params, body: undefined as never })
  return { id: owed.id, version }
}

/** Sends it; null where the plan says that it is refused on the way in. */
async function send(world: DemoWorld, one: Planned, prepared: Prepared | undefined) {
  const { about, applicant, received, chance } = one
  const sending = async () => {
    const { id, version } = prepared ?? (await prepare(world, one))
    const body = { id: chance.id(at(received)), version, insist: true } as never
    const submit = () => applicant(applicationsContract.submit, { params: { id }, body })
    return { id, version: (await world.on(received, submit, about.time)).version }
  }
  if (about.refused === undefined) return sending()
  await expectRefusal(about.refused, sending)
  return null
}

/** What the plan says is refused has to be, with this code: a demo shows rules that hold. */
export async function expectRefusal(code: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (String(error).includes(`"${code}"`)) return
    throw error
  }
  throw new Error(`${code} was expected and nothing was refused`)
}

async function carryOut(world: DemoWorld, one: Planned, id: string, sent: number): Promise<void> {
  const { about, applicant, received, chance } = one
  let version = sent
  let day = received
  const params = { id }
  const command = (on: Day) => ({ id: chance.id(at(on)), version })
  if (Object.keys(about.established).length > 0) {
    const officer = deskOf(world, userOf(world, 'programme-officer'))
    const body = { ...command(day), facts: about.established, reason: '经核实' } as never
    version = (await world.on(day, () => officer(applicationsContract.answerForBody, { params, body })))
      .version
  }
  for (const act of about.acts) {
    day = act.on ?? addDays(day, act.days ?? 1)
    version = await world.on(day, () => doAct(world, act, applicant, params, command(day)))
  }
}

async function doAct(
  world: DemoWorld,
  { act, as, to, words = '材料齐全' }: PlannedAct,
  applicant: Acting,
  params: { readonly id: string },
  command: { readonly id: string; readonly version: number },
): Promise<number> {
  if (act === 'again') {
    const body = { ...command, insist: true } as never
    return (await applicant(applicationsContract.submit, { params, body })).version
  }
  if (act === 'withdraw') {
    await applicant(applicationsContract.withdraw, { params, body: { ...command, reason: words } as never })
    return command.version + 1
  }
  const officer = deskOf(world, as ?? userOf(world, 'programme-officer'))
  if (act === 'return') {
    const body = { ...command, missing: words } as never
    return (await officer(applicationsContract.returnBack, { params, body })).version
  }
  if (act === 'refuse') {
    const body = { ...command, words } as never
    return (await officer(applicationsContract.refuse, { params, body })).version
  }
  const body = { ...command, ...(to ? { to } : {}) } as never
  return (await officer(applicationsContract.forward, { params, body })).version
}
