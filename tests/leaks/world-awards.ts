import type { Acting } from '../../apps/cli/demo/acting.ts'
import { newId } from '../../platform/server/ids.ts'
import { applicationsContract } from '../../rooms/applications/contract.ts'
import { keepProgramme, shippedProgrammes } from '../../rooms/programmes/server/index.ts'
import { asOwner, type TestPlatform } from '../database.ts'

type About = { readonly county: number; readonly at: number; readonly budget: string }

/** Somebody who was paid under a programme, has a letter, was drawn in a sample, and is barred by the order of a second person. */
export async function awardOf(
  acting: Acting,
  second: Acting,
  platform: TestPlatform,
  { county, at, budget }: About,
) {
  const application = await applied(platform, county, at)
  const params = { id: application }
  const [letter, sample, finding, sanction] = [newId(), newId(), newId(), newId()]
  await acting(applicationsContract.payApplications, {
    body: { id: newId(), applications: [application], budget, day: '2023-12-01' } as never,
  })
  const { items } = await acting(applicationsContract.moneyOfApplication, {
    params,
    body: undefined as never,
  })
  await acting(applicationsContract.issueAward, {
    params,
    body: { id: newId(), letter, givenOn: '2023-12-20' } as never,
  })
  await acting(applicationsContract.drawSample, {
    body: {
      id: newId(),
      sample,
      division: String(county),
      programme: 'nanhai-practicum',
      title: `抽查暗语${at}`,
      from: '2023-01-01',
      to: '2023-12-29',
      wanted: 1,
    } as never,
  })
  await acting(applicationsContract.recordFinding, {
    params,
    body: { id: newId(), finding, foundOn: '2023-12-22', facts: `查实暗语${at}` } as never,
  })
  await acting(applicationsContract.proposeSanctions, {
    params: { id: finding },
    body: {
      id: newId(),
      sanctionCode: 'forged-hours',
      proposals: [{ sanction, kind: 'bar', reason: `处理暗语${at}` }],
    } as never,
  })
  await second(applicationsContract.decideSanction, {
    params: { id: sanction },
    body: { id: newId(), decision: 'ordered', reason: '属实' },
  })
  const bars = await acting(applicationsContract.bars, {
    query: { search: `获奖暗语${at}`, limit: 20 } as never,
    body: undefined as never,
  })
  return {
    application,
    item: items[0]?.id ?? '',
    letter,
    sample,
    finding,
    sanction,
    bar: bars.items[0]?.id ?? '',
    marks: [application, `获奖暗语${at}`, `抽查暗语${at}`, `查实暗语${at}`, `处理暗语${at}`],
  }
}

/** An application as it stands where it is paid: this house pays no programme of the two counties. */
async function applied(platform: TestPlatform, county: number, at: number): Promise<string> {
  const programme = shippedProgrammes().find((one) => one.programme.code === 'nanhai-practicum')?.programme
  if (!programme) throw new Error('the practicum subsidy is shipped')
  const hash = await keepProgramme(platform.worker.handle, programme)
  const id = newId()
  const name = `获奖暗语${at}`
  await asOwner(platform.ownerUrl, (client) =>
    client.query(
      `insert into application (province, id, division, number, programme, programme_hash, subject_kind, subject_hash, name, draft,
         stage, stage_who, stage_work, stage_since, received_at, eligible, amount_fen, search)
       values ($1 / 10000000000, $2, $1, $3, $4, $5, 'person', $6, $7, false, 'to-pay', 'body', 'pay', '2023-11-01', '2023-10-20',
         'yes', 10000, $7)`,
      [county, id, `SQ-LEAK-${at}`, programme.code, hash, Buffer.from(name), name],
    ),
  )
  return id
}

/** What a path of paid applications is about; null for the others of that room. */
export function awardId(path: string, award: Awaited<ReturnType<typeof awardOf>>): string | null {
  const kinds = {
    payments: award.item,
    awards: award.letter,
    samples: award.sample,
    findings: award.finding,
    sanctions: award.sanction,
    bars: award.bar,
  }
  const found = Object.entries(kinds).find(([kind]) => path.includes(`/${kind}/`))
  return found?.[1] ?? (/money|findings|\/award/.test(path) ? award.application : null)
}
