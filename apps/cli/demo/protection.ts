import { deliverEvents } from '../../../platform/server/outbox.ts'
import { protectionContract } from '../../../rooms/protection/contract.ts'
import { protectionSubscribers } from '../../../rooms/protection/server/index.ts'
import { actingAs } from './acting.ts'
import { chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'

const minute = 60_000

const stories = [
  { situations: ['H3'], content: '走访时孩子已独自在家两天，屋里没有吃的，邻居证实父母外出未归。' },
  { situations: ['H1'], content: '孩子手臂和后背有新旧淤青，说是被家里大人打的。' },
  { situations: ['H8'], content: '孩子连续一周不敢上学，书包里有被撕坏的课本，说有同学天天堵他。' },
] as const

/** Mandatory reports of the demo: some that were sent in time, some that still wait, the last for over an hour. */
export const loadProtection: DemoPart = async (world) => {
  const { platform, routes, plan, stations, households } = world
  const { protection } = plan
  await sendThoseOfAssessments(world)
  if (!protection) return
  const chance = chanceFrom(plan.seed + 6)
  const now = platform.clock.now()
  const at = (minutesAgo: number) => new Date(now - minutesAgo * minute).toISOString()
  for (let n = 0; n < protection.sent + protection.waiting; n += 1) {
    const station = stations[n % stations.length]
    const worker = station?.workers[0]
    if (!station || !worker) return
    const acting = actingAs(platform, routes, {
      ...worker,
      permissions: ['protection.report', 'protection.read', 'people.read'],
      division: station.town,
    })
    const child = households
      .filter((household) => household.station === station.code)
      .flatMap(({ members }) => members)
      .find(({ categories }) => categories.includes('KJ'))
    const waits = n >= protection.sent
    const noticed = waits ? 25 + (n - protection.sent) * 60 : 60 * 24 * (n + 2)
    const id = chance.id(now - noticed * minute)
    await acting(protectionContract.start, {
      body: {
        id,
        ...(child ? { person: child.id } : { child: '某村的孩子，约九岁' }),
        ...stories[n % stories.length],
        danger: n % 2 === 1,
        noticedAt: at(noticed),
        ...(waits
          ? {}
          : {
              sent: {
                bodies: n % 2 === 0 ? ['police', 'civil-affairs'] : ['police'],
                method: 'hotline',
                reportedAt: at(noticed - 18 - n * 7),
                receiptNumber: `YS${station.town}${n + 1}`,
              },
            }),
      } as never,
    })
    if (waits) continue
    const add = (kind: string, more: object) =>
      acting(protectionContract.add, {
        params: { id },
        body: { id: chance.id(now), kind, ...more } as never,
      })
    await add('measure', { measures: ['safe-place', 'guardian'], text: '暂由外祖母照料' })
    await add('follow-up', { text: '派出所已上门核实，民政部门安排临时监护评估。' })
  }
}

/** What the demo's assessments started was reported too: a county in which dozens wait would tell nothing. */
async function sendThoseOfAssessments({ platform, plan, officeOf }: DemoWorld): Promise<void> {
  await deliverEvents(platform.worker, protectionSubscribers(platform))
  const chance = chanceFrom(plan.seed + 8)
  const desk = officeOf(['protection.read', 'protection.report'])
  for (;;) {
    const { items } = await desk(protectionContract.list, {
      query: { state: 'open', limit: 100 } as never,
      body: undefined as never,
    })
    const started = items.filter(({ source }) => source === 'assessment')
    if (started.length === 0) return
    for (const { id } of started)
      await desk(protectionContract.send, {
        params: { id },
        body: { id: chance.id(platform.clock.now()), bodies: ['police'], method: 'telephone' } as never,
      })
  }
}
