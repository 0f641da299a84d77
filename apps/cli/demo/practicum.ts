import { addDays, type Day, day, weekday } from '../../../kernel/day.ts'
import type { RoleCode } from '../../../rooms/access/index.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { workforceContract } from '../../../rooms/workforce/contract.ts'
import type { actingAs } from './acting.ts'
import { openAgencyAccount } from './agency-account.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const contents = [
  '入户走访与记录',
  '个案记录整理',
  '小组活动协助',
  '社区活动布置与签到',
  '督导会议与反思',
] as const

/** Students in one agency: hours of the last weeks, most of them signed, the newest still to be. */
export const loadPracticum: DemoPart = async (world) => {
  const practicum = world.plan.registry?.practicum
  if (!practicum) return
  const chance = chanceFrom(world.plan.seed + 67)
  const agency = await agencyOf(world, practicum.agency)
  if (!agency) return
  const account = (who: { user: string; name: string }, role: RoleCode, permissions: readonly string[]) =>
    openAgencyAccount(world, agency, who, role, permissions)
  const supervisor = await account(practicum.supervisor, 'practicum-supervisor', [
    'practicum.read',
    'practicum.write',
    'practicum.sign',
  ])
  const office = await account(practicum.office, 'practicum-office', ['practicum.read', 'practicum.write'])
  for (const student of practicum.students) {
    const own = await account(student, 'practicum-student', ['practicum.log'])
    const from = addDays(world.today, -student.days)
    const placement = chance.id(at(from))
    await office.acting(workforceContract.place, {
      body: {
        id: placement,
        placement,
        organisation: agency,
        student: chance.id(at(from)),
        name: student.name,
        idNumber: student.number,
        school: student.school,
        major: '社会工作',
        socialWorkMajor: true,
        degree: 'bachelor',
        mode: 'full-time',
        enrolledFrom: day(`${Number(from.slice(0, 4)) - 2}-09-01`),
        enrolledTo: day(`${Number(from.slice(0, 4)) + 2}-06-30`),
        household: student.household,
        supervisor: supervisor.account,
        studentAccount: own.account,
        tasks: '走访、个案、小组与社区活动',
        from,
      } as never,
    })
    const lines = await logDays(own.acting, placement, from, world.today, chance)
    const signed = lines.slice(0, Math.max(lines.length - 3, 1))
    await supervisor.acting(workforceContract.signHours, {
      params: { id: placement },
      body: { id: chance.id(at(world.today)), lines: signed } as never,
    })
    await office.acting(workforceContract.issueCertificate, {
      params: { id: placement },
      body: { id: chance.id(at(world.today)), from, to: world.today } as never,
    })
  }
}

async function agencyOf({ officeOf }: DemoWorld, name: string): Promise<string | undefined> {
  const { items } = await officeOf(['organisations.read'])(organisationsContract.organisations, {
    query: { search: name, state: 'active', limit: 5 } as never,
    body: undefined as never,
  })
  return items.find((one) => one.name === name)?.id
}

async function logDays(
  acting: ReturnType<typeof actingAs>,
  placement: string,
  from: Day,
  today: Day,
  chance: Chance,
): Promise<string[]> {
  const lines: string[] = []
  for (let on = from; on <= today; on = addDays(on, 1)) {
    if (weekday(on) > 5) continue
    const id = chance.id(at(on))
    await acting(workforceContract.logMyHours, {
      params: { id: placement },
      body: { id, workedOn: on, minutes: 60 * chance.between(6, 8), content: chance.pick(contents) } as never,
    })
    lines.push(id)
  }
  return lines
}
