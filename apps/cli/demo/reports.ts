import { monthOf, parsePeriod } from '../../../kernel/period.ts'
import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { reportsContract } from '../../../rooms/reports/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoStation, DemoWorker } from './network.ts'
import type { DemoPlan } from './plan.ts'

type Given = {
  readonly platform: Platform
  readonly routes: readonly Implemented[]
  readonly stations: readonly DemoStation[]
  readonly reviewer: DemoWorker
}

type PlannedMonth = DemoPlan['reports'][number]

/** Monthly reports as the stations sent them and the county's officer reviewed them. */
export async function loadReports(
  plan: DemoPlan,
  { platform, routes, stations, reviewer }: Given,
): Promise<void> {
  // Drawn from a chance of its own, so that everything else of the demo stays as it was.
  const chance = chanceFrom(plan.seed + 6)
  const officer = actingAs(platform, routes, {
    ...reviewer,
    permissions: ['reports.read', 'reports.approve'],
    division: plan.county,
  })
  for (const month of plan.reports) {
    const period = parsePeriod(month.month)
    // A month that is not over cannot be reported; a demo loaded on an earlier day has fewer reports.
    if (!period.ok || period.value >= monthOf(platform.clock.today())) continue
    for (const [at, station] of stations.entries()) {
      const end = endOf(month, at)
      const worker = station.workers[0]
      if (!end || !worker) continue
      const preparer = actingAs(platform, routes, {
        ...worker,
        permissions: ['reports.read', 'reports.prepare'],
        division: station.town,
      })
      await sendUp({ preparer, officer }, station, month.month, end, chance)
    }
  }
}

type End = 'accepted' | 'sent' | 'returned'

function endOf({ accepted, sent, returned }: PlannedMonth, at: number): End | null {
  if (at < accepted) return 'accepted'
  if (at < accepted + sent) return 'sent'
  return at < accepted + sent + returned ? 'returned' : null
}

async function sendUp(
  { preparer, officer }: { readonly preparer: Acting; readonly officer: Acting },
  station: DemoStation,
  month: string,
  end: End,
  chance: Chance,
): Promise<void> {
  const id = () => chance.id(Date.parse(`${month}-28T17:00:00+08:00`))
  const report = id()
  const params = { id: report }
  await preparer(reportsContract.open, {
    body: { id: id(), report, node: `station:${station.id}`, month } as never,
  })
  await preparer(reportsContract.texts, {
    params,
    body: { id: id(), version: 1, texts: textsOf(chance) } as never,
  })
  await preparer(reportsContract.send, { params, body: { id: id(), version: 2, confirmed: true } as never })
  if (end === 'accepted')
    await officer(reportsContract.accept, {
      params,
      body: { id: id(), version: 3, confirmed: true } as never,
    })
  if (end === 'returned')
    await officer(reportsContract.giveBack, {
      params,
      body: { id: id(), version: 3, reason: chance.pick(reasons) } as never,
    })
}

const textsOf = (chance: Chance) => ({
  'without-register': `志愿服务时长按签到表合计 ${chance.between(8, 40)} 小时，转介 1 宗。`,
  problems: chance.pick(problems),
  'next-month': chance.pick(plans),
})

const problems = [
  '外出务工的服务对象较多，平日入户不易见到本人。',
  '山路较远的村走访耗时长，需与村儿童主任结伴。',
  '新进社工对救助政策不够熟悉，已请督导安排学习。',
]
const plans = [
  '重点走访独居老人，核对取暖物资发放情况。',
  '寒假前完成困境儿童一轮入户，开一期安全教育小组。',
  '配合民政办做好低保年审材料收集。',
]
const reasons = ['活动参与人次与签到表不一致，请核对后重新上报。']
