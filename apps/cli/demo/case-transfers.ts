import { addDays, type Day } from '../../../kernel/day.ts'
import { caseFileContract, caseTransferContract } from '../../../rooms/casework/contract.ts'
import { type CaseDesk, keepCaseFile, on, worksWith } from './case-files.ts'
import { type DemoCase, idOn } from './cases.ts'
import { chanceFrom } from './chance.ts'
import type { DemoStation, DemoWorker } from './network.ts'
import type { DemoHousehold } from './people.ts'

const told = {
  in: {
    reason: '服务对象随家人搬到贵站所在的镇',
    summary: '已家访和面谈，制定了计划并签了协议，家人愿意配合。',
    next: '一周内上门见面，继续按计划陪伴就医。',
    risks: '情绪较低落，见面时请多听少说。',
  },
  out: {
    reason: '服务对象临时住在贵镇亲戚家',
    summary: '计划过半，目标进展平稳。',
    next: '按约定时间继续面谈。',
    risks: null,
  },
} as const

/**
 * Two cases on their way: one that another station asks the first one to take over, and one that the first one asked and that came
 * back. They lie outside the plan's time, as the other recent cases do.
 */
export async function recentTransfers(
  desk: CaseDesk,
  households: readonly DemoHousehold[],
  taken: readonly DemoCase[],
  stations: ReadonlyMap<string, DemoStation>,
  about: { readonly seed: number; readonly year: number; readonly today: Day; readonly station: string },
): Promise<void> {
  const { today, year, station: first } = about
  const other = [...stations.keys()].find((code) => code !== first && stations.get(code)?.workers.length)
  if (!other || taken.length === 0 || Number(addDays(today, -90).slice(0, 4)) <= year) return
  const chance = chanceFrom(about.seed)
  const isTaken = new Set(taken.map(({ person }) => person))
  const at = (code: string) => stations.get(code) as DemoStation
  const workerOf = (code: string) => (at(code).workers[0] ?? desk.supervisor) as DemoWorker
  for (const [from, to, way] of [
    [other, first, 'in'],
    [first, other, 'out'],
  ] as const) {
    const people = households
      .filter((household) => household.station === from)
      .flatMap(({ members }) => members)
      .filter(({ id }) => !isTaken.has(id))
    const openedOn = addDays(today, -48)
    const one: DemoCase = {
      id: idOn(chance, openedOn),
      station: from,
      person: (people.at(-5) ?? people[0])?.id ?? '',
      openedOn,
      kind: 'ordinary',
      problem: 'medical',
      source: 'village',
      moved: null,
      closed: null,
    }
    await keepCaseFile(desk, one, stations, chance, { reach: 'intervention', end: today, today })
    const asked = addDays(today, -1)
    const giver = on(desk, workerOf(from), worksWith)(asked)
    const { version } = await giver(caseFileContract.file, {
      params: { id: one.id },
      body: undefined as never,
    })
    const { reason, ...note } = told[way]
    const transfer = idOn(chance, asked)
    await giver(caseTransferContract.askTransfer, {
      params: { id: one.id },
      body: {
        id: transfer,
        version,
        station: at(to).id,
        reason,
        handOver: {
          ...note,
          papers: null,
          data: [{ field: 'age' }, { field: 'sex' }],
          legalBasis: 'statutory-duty',
          basisNote: '社工站依职责为对象提供连续服务',
        },
      } as never,
    })
    if (way === 'out')
      await on(desk, workerOf(to), worksWith)(today)(caseTransferContract.returnTransfer, {
        params: { id: transfer },
        body: {
          id: idOn(chance, today),
          reason: '对象下月即返回，建议由贵站继续，我们协助上门。',
        } as never,
      })
  }
}
