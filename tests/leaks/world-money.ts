import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Acting } from '../../apps/cli/demo/acting.ts'
import { newId } from '../../platform/server/ids.ts'
import { fundsContract } from '../../rooms/funds/contract.ts'

/** A person who was paid by the county and from whom a part is claimed back; two act, because nobody approves his own run. */
export async function moneyOf(
  acting: Acting,
  second: Acting,
  about: { readonly person: string; readonly county: number; readonly at: number; readonly folder: string },
) {
  const { person, county, at, folder } = about
  const [pool, budget, commitment, payment, run, recovery] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ]
  const division = String(county)
  const year = 2023
  const number = `9900010020030${String(1000 + at)}`
  await acting(fundsContract.openPool, {
    body: { id: newId(), pool, division, year, source: 'fiscal', title: '财政资金' } as never,
  })
  await acting(fundsContract.receive, {
    params: { id: pool },
    body: { id: newId(), receipt: newId(), amountFen: 100_000, receivedOn: '2023-01-20' } as never,
  })
  await acting(fundsContract.openBudget, {
    body: {
      id: newId(),
      budget,
      division,
      year,
      title: '补贴',
      from: '2023-01-01',
      to: '2023-12-31',
      sources: [{ pool, amountFen: 100_000 }],
    } as never,
  })
  await acting(fundsContract.commit, {
    body: { id: newId(), commitment, budget, title: '补贴', amountFen: 20_000, day: '2023-12-01' } as never,
  })
  await acting(fundsContract.pay, {
    body: {
      id: newId(),
      payment,
      commitment,
      amountFen: 20_000,
      day: '2023-12-01',
      kind: 'subsidy',
      payeeKind: 'person',
      payee: person,
      summary: `款项暗语${at}`,
    } as never,
  })
  await acting(fundsContract.keepPayeeAccount, {
    body: {
      id: newId(),
      account: newId(),
      division,
      payeeKind: 'person',
      payee: person,
      holder: `户名暗语${at}`,
      heldForReason: `代收暗语${at}`,
      number,
      bank: '农业银行',
    } as never,
  })
  await acting(fundsContract.openRun, {
    body: { id: newId(), run, title: '批次', day: '2023-12-20', payments: [payment] } as never,
  })
  const params = { id: run }
  const { fileHash } = await second(fundsContract.run, { params, body: undefined as never })
  await second(fundsContract.approveRun, { params, body: { id: newId(), hash: fileHash } })
  await acting(fundsContract.handRun, { params, body: { id: newId(), day: '2023-12-21' } as never })
  const path = join(folder, `return-${at}.csv`)
  const text = `账号,金额,状态\r\n${number},200.00,成功`
  writeFileSync(path, text)
  const file = { path, fileName: 'return.csv', bytes: Buffer.byteLength(text) }
  await acting(fundsContract.reconcileRun, { params, body: { id: newId() }, file })
  await acting(fundsContract.recover, {
    body: {
      id: newId(),
      recovery,
      payment,
      amountFen: 5_000,
      day: '2023-12-28',
      dueOn: '2024-01-28',
      reason: `追回暗语${at}`,
    } as never,
  })
  const { entries } = await acting(fundsContract.payment, {
    params: { id: payment },
    body: undefined as never,
  })
  return { pool, budget, payment, run, recovery, entry: entries[0]?.id ?? '', number }
}
