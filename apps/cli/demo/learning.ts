import { addDays, type Day, day } from '../../../kernel/day.ts'
import { activitiesContract } from '../../../rooms/activities/contract.ts'
import { workforceContract } from '../../../rooms/workforce/contract.ts'
import type { Acting } from './acting.ts'
import type { Chance } from './chance.ts'
import type { DemoStation } from './network.ts'
import { yearOf } from './people.ts'
import type { DemoPlan } from './plan.ts'

const themes = [
  '入户走访实务',
  '个案工作方法',
  '小组工作方法',
  '社会救助政策',
  '儿童保护与强制报告',
  '老年社会工作',
]

/** The workers with posts and certificates, and the plan's trainings, supervision and consultations of its year. */
export async function loadLearning(
  acting: Acting,
  plan: DemoPlan,
  stations: readonly DemoStation[],
  centre: string,
  chance: Chance,
): Promise<void> {
  const { learning } = plan
  if (!learning) return
  const first = day(`${yearOf(plan)}-01-09`)
  // Three years, of which the plan's is the second; never before the certificate of 2020.
  const registered = Math.max(yearOf(plan) - 1, 2021)
  const at = (share: number): Day => addDays(first, Math.floor(share * 340))
  const id = (on: Day) => chance.id(Date.parse(`${on}T10:00:00+08:00`))
  const members: { id: string; name: string; station: DemoStation }[] = []
  const planned = new Map(plan.stations.map((station) => [station.code, station]))
  for (const station of stations) {
    const { opened = '2021-10-08', name: employer = '' } = planned.get(station.code) ?? {}
    for (const [i, { account, name }] of station.workers.entries()) {
      const member = id(day(opened))
      members.push({ id: member, name, station })
      const level = i === 0 ? ('intermediate' as const) : ('assistant' as const)
      await acting(workforceContract.register, {
        body: {
          id: member,
          name,
          account,
          post: {
            id: id(day(opened)),
            station: station.id,
            division: station.town,
            employerKind: 'station',
            employer,
            kind: 'social-worker',
            from: opened,
          },
          ...(i < 2
            ? {
                certificate: {
                  id: id(day(opened)),
                  level,
                  number: `DEMO-${yearOf(plan)}-${String(members.length).padStart(4, '0')}`,
                  obtainedOn: '2020-11-20',
                  registeredFrom: `${registered}-01-01`,
                  registeredTo: `${registered + 2}-12-31`,
                },
              }
            : {}),
        } as never,
      })
    }
  }
  for (let i = 0; i < learning.trainings; i += 1) {
    const heldOn = at(i / learning.trainings)
    const theme = themes[i % themes.length] as string
    await acting(activitiesContract.recordTraining, {
      body: {
        id: id(heldOn),
        station: centre,
        heldOn,
        endedOn: addDays(heldOn, 1),
        name: `${theme}专题培训`,
        theme,
        form: 'in-person',
        lecturers: '省市社会工作专家',
        audience: '各站社工',
        invited: members.length,
        creditTenths: share(learning.credit_hours * 10, learning.trainings, i),
        unitMinutes: 45,
        participants: members.map((member) => ({
          id: id(heldOn),
          member: member.id,
          present: chance.next() < 0.9,
        })),
      } as never,
    })
  }
  for (let i = 0; i < learning.supervisions; i += 1) {
    const heldOn = at(i / learning.supervisions)
    const member = members[i % members.length] as (typeof members)[number]
    await acting(activitiesContract.recordSupervision, {
      body: {
        id: id(heldOn),
        station: member.station.id,
        heldOn,
        supervisor: { name: '郭督导', title: '高级社会工作师', unit: '鹤壁市社会工作协会' },
        supervisees: [{ id: id(heldOn), member: member.id }],
        form: 'individual',
        functions: ['educational', 'supportive'],
        minutes: share(learning.supervision_hours * 60, learning.supervisions, i),
        topic: '一对一现场督导',
      } as never,
    })
  }
  for (let i = 0; i < learning.consultations; i += 1) {
    const consultedOn = at(i / learning.consultations)
    const station = stations[i % stations.length] as DemoStation
    await acting(activitiesContract.recordConsultation, {
      body: {
        id: id(consultedOn),
        station: station.id,
        consultedOn,
        channel: chance.pick(['telephone', 'in-person'] as const),
        field: chance.pick(['social-assistance', 'elder-care', 'child-welfare'] as const),
        topic: '政策咨询',
      } as never,
    })
  }
}

/** The part of a whole that falls to the i-th of n, so that the parts add up to it. */
const share = (whole: number, n: number, i: number): number =>
  Math.floor((whole * (i + 1)) / n) - Math.floor((whole * i) / n)
