import { day } from '../../../kernel/day.ts'
import { workforceContract } from '../../../rooms/workforce/contract.ts'
import { chanceFrom } from './chance.ts'
import type { DemoPart } from './parts.ts'

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const shown = 6

/** Some workers of the register with a degree and its invoices, and an award, so that their files show what there is. */
export const loadQualifications: DemoPart = async ({ plan, today, officeOf }) => {
  if (!plan.learning) return
  const acting = officeOf(['workforce.read', 'workforce.write'])
  const chance = chanceFrom(plan.seed + 71)
  const { items } = await acting(workforceContract.list, {
    query: { level: 'intermediate', state: 'working', limit: shown } as never,
    body: undefined as never,
  })
  for (const [turn, member] of items.entries()) {
    const params = { id: member.id }
    const graduated = day('2022-01-10')
    if (graduated > today) continue
    const study = chance.id(at('2019-09-01'))
    await acting(workforceContract.saveStudy, {
      params,
      body: {
        id: chance.id(at('2022-01-12')),
        study: {
          id: study,
          school: '河南示例大学继续教育学院',
          major: '社会工作',
          socialWork: true,
          degree: 'bachelor',
          mode: turn % 2 === 0 ? 'part-time' : 'open',
          from: '2019-09-01',
          to: '2022-01-10',
          diplomaOn: graduated,
          diplomaNumber: `DEMO${plan.seed}${String(turn).padStart(4, '0')}`,
        },
      } as never,
    })
    for (const [year, amountFen] of [
      [2019, 280_000],
      [2020, 280_000],
      [2021, 280_000],
    ] as const)
      await acting(workforceContract.addInvoice, {
        params: { id: member.id, study },
        body: {
          id: chance.id(at(`${year}-09-10`)),
          number: `DEMO-${plan.seed}-${turn}-${year}`,
          issuer: '河南示例大学继续教育学院',
          issuedOn: `${year}-09-10`,
          amountFen,
        } as never,
      })
    if (turn < 2)
      await acting(workforceContract.saveAward, {
        params,
        body: {
          id: chance.id(at('2023-03-21')),
          award: {
            id: chance.id(at('2023-03-21')),
            title: '优秀社会工作者',
            giver: '县民政局',
            level: 'county',
            givenOn: '2023-03-21',
          },
        } as never,
      })
  }
}
