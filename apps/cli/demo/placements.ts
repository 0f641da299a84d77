import { type Day, day } from '../../../kernel/day.ts'
import type { RoleCode } from '../../../rooms/access/index.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { workforceContract } from '../../../rooms/workforce/contract.ts'
import type { Acting } from './acting.ts'
import { openAgencyAccount } from './agency-account.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type LoggedDay, spreadHours } from './hour-log.ts'
import { inLanes } from './in-lanes.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import { drawIdentityNumber } from './people.ts'
import type { DemoPlan } from './plan.ts'

type Placements = NonNullable<DemoPlan['placements']>
type Host = Placements['hosts'][number]
type Student = Placements['students'][number]

/** A host with those who act for it. */
type OpenHost = {
  readonly organisation: string
  readonly office: Acting
  readonly supervisor: Acting
  readonly supervisorAccount: string
}

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const contents = [
  '入户探访和记录整理',
  '小组活动筹备和带领',
  '个案记录撰写，接受督导',
  '社区活动签到和物资准备',
  '机构例会和专业学习',
] as const

/** Students in agencies of the plan's own years: placed, logged by the day, signed by the month, certified at the end. */
export const loadPlacements: DemoPart = async (world) => {
  const { placements } = world.plan
  if (!placements) return
  world.progress.step({ zh: '正在记录并签字确认实习时数', en: 'Logging and signing practicum hours' })
  const chance = chanceFrom(world.plan.seed + 106)
  const first = placements.students.map(({ from }) => from).toSorted()[0] ?? day(world.plan.from)
  const hosts = new Map<string, OpenHost>()
  for (const host of placements.hosts)
    hosts.set(host.name, await world.on(first, () => openHost(world, host, chance)))
  const used = new Set<string>()
  const drawn = placements.students.map((student) => drawStudent(world, student, used, chance))
  await inLanes(drawn, 6, async (one) => {
    const host = hosts.get(one.student.host)
    if (!host) throw new Error(`the plan names no host ${one.student.host}`)
    await practise(world, host, one)
  })
}

/** Days that were found to be forged are marked void, once what rests on them was paid (S13.A7). */
export const voidForgedHours: DemoPart = async ({ plan, on, officeOf }) => {
  const forged = plan.placements?.students.filter((student) => student.forged) ?? []
  const acting = officeOf(['practicum.read', 'practicum.void'])
  const chance = chanceFrom(plan.seed + 107)
  for (const student of forged)
    if (student.forged) await voidHours(acting, on, student, student.forged, chance)
}

async function voidHours(
  acting: Acting,
  on: DemoWorld['on'],
  { name }: Student,
  { from, hours, found, reason }: NonNullable<Student['forged']>,
  chance: Chance,
): Promise<void> {
  const query = { search: name, state: 'all', limit: 5 } as never
  const { items } = await acting(workforceContract.placements, { query, body: undefined as never })
  const [placement] = items
  if (!placement) throw new Error(`no practicum of ${name}`)
  const params = { id: placement.id }
  const { lines } = await acting(workforceContract.placement, { params, body: undefined as never })
  const wanted: string[] = []
  let minutes = 0
  for (const line of lines.toSorted((a, b) => a.workedOn.localeCompare(b.workedOn))) {
    if (line.workedOn < from) continue
    if (minutes >= hours * 60) break
    wanted.push(line.id)
    minutes += line.minutes
  }
  await on(found, () =>
    acting(workforceContract.voidHours, {
      params,
      body: { id: chance.id(at(found)), lines: wanted, reason } as never,
    }),
  )
}

async function openHost(world: DemoWorld, host: Host, chance: Chance): Promise<OpenHost> {
  const id = chance.id(at(host.established))
  await world.officeOf(['organisations.write'])(organisationsContract.registerOrganisation, {
    body: {
      id,
      organisation: id,
      name: host.name,
      kind: host.kind,
      division: host.division,
      establishedOn: host.established,
    } as never,
  })
  const open = (who: { user: string; name: string }, role: RoleCode, permissions: readonly string[]) =>
    openAgencyAccount(world, id, who, role, permissions)
  const office = await open(host.office, 'practicum-office', ['practicum.read', 'practicum.write'])
  const signing = ['practicum.read', 'practicum.write', 'practicum.sign']
  const supervisor = await open(host.supervisor, 'practicum-supervisor', signing)
  return {
    organisation: id,
    office: office.acting,
    supervisor: supervisor.acting,
    supervisorAccount: supervisor.account,
  }
}

type DrawnStudent = ReturnType<typeof drawStudent>

/** Every number and id at once, so that students may be carried out beside each other. */
function drawStudent({ plan }: DemoWorld, student: Student, used: Set<string>, chance: Chance) {
  const { from, to, hours, born, sex } = student
  return {
    student,
    number: drawIdentityNumber(plan.county, born, sex, used, chance),
    placement: chance.id(at(from)),
    file: chance.id(at(from)),
    certificate: chance.id(at(to)),
    lines: spreadHours(from, to, hours).map((one) => ({
      ...one,
      id: chance.id(at(one.on)),
      signing: chance.id(at(one.on) + 1),
      content: chance.pick(contents),
    })),
  }
}

async function practise(world: DemoWorld, host: OpenHost, drawn: DrawnStudent): Promise<void> {
  const { student, placement, file, number, certificate, lines } = drawn
  const { from, to } = student
  const own = student.user
    ? await world.on(from, () =>
        openAgencyAccount(
          world,
          host.organisation,
          { user: student.user as string, name: student.name },
          'practicum-student',
          ['practicum.log'],
        ),
      )
    : null
  await world.on(from, () =>
    host.office(workforceContract.place, {
      body: {
        id: placement,
        placement,
        organisation: host.organisation,
        student: file,
        name: student.name,
        idNumber: number,
        school: student.school,
        major: '社会工作',
        socialWorkMajor: true,
        degree: 'bachelor',
        mode: student.mode,
        enrolledFrom: day(`${Number(from.slice(0, 4)) - 2}-09-01`),
        enrolledTo: day(`${Number(from.slice(0, 4)) + 2}-06-30`),
        household: student.household,
        supervisor: host.supervisorAccount,
        ...(own ? { studentAccount: own.account } : {}),
        tasks: '走访、个案、小组与社区活动',
        from,
        to,
      } as never,
    }),
  )
  const params = { id: placement }
  let unsigned: string[] = []
  for (const [turn, { id, on, minutes, content, signing }] of lines.entries()) {
    const body = { id, workedOn: on, minutes, content } as never
    await world.on(on, () =>
      own
        ? own.acting(workforceContract.logMyHours, { params, body })
        : host.office(workforceContract.logHours, { params, body }),
    )
    unsigned.push(id)
    if (!endsMonth(lines, turn)) continue
    const signed = { id: signing, lines: unsigned } as never
    await world.on(on, () => host.supervisor(workforceContract.signHours, { params, body: signed }))
    unsigned = []
  }
  await world.on(to, () =>
    host.office(workforceContract.issueCertificate, { params, body: { id: certificate, from, to } as never }),
  )
}

/** Whether the next day that is logged lies in another month, or there is none. */
const endsMonth = (lines: readonly LoggedDay[], turn: number): boolean =>
  monthOf(lines[turn]?.on) !== monthOf(lines[turn + 1]?.on)

const monthOf = (on: Day | undefined): string => on?.slice(0, 7) ?? ''
