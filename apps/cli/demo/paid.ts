import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, type Day } from '../../../kernel/day.ts'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import { applicationsContract } from '../../../rooms/applications/contract.ts'
import { applicationsSubscribers } from '../../../rooms/applications/server/index.ts'
import { fundsContract } from '../../../rooms/funds/contract.ts'
import { programmesContract } from '../../../rooms/programmes/contract.ts'
import { applicationsNeighbours } from '../../server/neighbours.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoPlan } from './plan.ts'

type Paid = NonNullable<DemoPlan['paid']>
type Applicant = Paid['applicants'][number]
type Known = { readonly applicant: Applicant; readonly application: string }

/** Persons of their own for what nobody does alone. */
type Desk = {
  readonly applying: Acting
  readonly officer: Acting
  readonly approver: Acting
  readonly finance: Acting
  readonly payer: Acting
  readonly chance: Chance
  readonly county: number
  readonly now: number
  readonly today: Day
}

/**
 * A programme that the county drafts and approves, the people on its roll, a confirmed month with a run that the bank paid
 * but for one line, letters, a sample, and an order of revocation, recovery and bar.
 */
export const loadPaid: DemoPart = async (world) => {
  const { paid } = world.plan
  if (!paid) return
  const desk = deskOf(world)
  await approveProgramme(desk, paid)
  const onTime: Known[] = []
  for (const applicant of paid.applicants.filter(({ late }) => !late))
    onTime.push({ applicant, application: await admit(desk, paid, applicant) })
  const budget = await openBudget(desk, paid)
  await confirmRoll(desk, paid, budget)
  await payItems(desk, onTime)
  // What the bank said is heard before it is audited; at other times the server listens by itself.
  const { platform } = world
  await deliverEvents(platform.worker, applicationsSubscribers(platform, applicationsNeighbours(platform)))
  for (const { application } of onTime.slice(0, 2))
    await desk.approver(applicationsContract.issueAward, {
      params: { id: application },
      body: { id: desk.chance.id(desk.now), letter: desk.chance.id(desk.now), givenOn: desk.today },
    })
  await audit(desk, paid, onTime)
  for (const applicant of paid.applicants.filter(({ late }) => late)) await admit(desk, paid, applicant)
}

function deskOf({ platform, routes, plan, today }: DemoWorld): Desk {
  const named = (role: string, fallback: string) =>
    plan.accounts.find((account) => account.role === role)?.name ?? fallback
  const as = (at: number, name: string, permissions: readonly string[]) =>
    actingAs(platform, routes, {
      account: `00000000-0000-7000-8000-0000000000${String(20 + at)}`,
      name,
      permissions,
      division: plan.county,
    })
  const sees = ['applications.read', 'funds.read', 'programmes.read']
  return {
    applying: as(0, '演示申请人', ['applications.apply', 'applications.nominate']),
    officer: as(1, named('programme-officer', '政策经办'), [
      ...sees,
      'programmes.draft',
      'applications.check',
      'applications.pay',
      'applications.sanction',
    ]),
    approver: as(2, named('programme-approver', '政策审定'), [
      ...sees,
      'programmes.approve',
      'programmes.draft',
      'applications.decide',
      'workforce.read',
    ]),
    finance: as(3, named('funds-officer', '财务经办'), [
      'funds.read',
      'funds.plan',
      'funds.prepare',
      'funds.reconcile',
      'applications.pay',
    ]),
    payer: as(4, named('funds-approver', '财务审批'), ['funds.read', 'funds.approve']),
    chance: chanceFrom(plan.seed + 97),
    county: plan.county,
    now: platform.clock.now(),
    today,
  }
}

/** The county takes over the text of another place, and a second person approves it. */
async function approveProgramme({ officer, approver, chance, now, today }: Desk, paid: Paid): Promise<void> {
  const shipped = readFileSync(join(import.meta.dirname, '../../../data/programmes', paid.like), 'utf8')
  const text = paid.written.reduce((written, [from, to]) => written.replaceAll(from, to), shipped)
  const draft = chance.id(now)
  await officer(programmesContract.draftProgramme, {
    body: { id: chance.id(now), draft, text, reason: '参照外地办法试行（演示）' } as never,
  })
  await officer(programmesContract.submitDraft, {
    params: { draft },
    body: { id: chance.id(now), version: 1 },
  })
  await approver(programmesContract.approveDraft, {
    params: { draft },
    body: { id: chance.id(now), version: 2, from: today },
  })
}

const monthsBefore = (today: Day, months: number): string => {
  const at = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** Applied for and checked, so that it stands where the roll pays. */
async function admit(desk: Desk, paid: Paid, applicant: Applicant): Promise<string> {
  const { applying, officer, chance, now, today } = desk
  const application = chance.id(now)
  const params = { id: application }
  const command = () => ({ id: chance.id(now) })
  const { name, number: idNumber, body: organisationName, level, since, gone } = applicant
  const begun = await applying(applicationsContract.start, {
    body: { ...command(), application, programme: paid.code, subject: { kind: 'person' } } as never,
  })
  const person = { name, idNumber, organisationName, post: '社区工作人员' }
  const known = await applying(applicationsContract.changeOwn, {
    params,
    body: { ...command(), version: begun.version, ...person } as never,
  })
  const facts = {
    posts: ['community-worker'],
    level,
    in_post_from: `${monthsBefore(today, since)}-06`,
    ...(gone ? { in_post_to: `${monthsBefore(today, 1)}-20` } : {}),
  }
  const answered = await applying(applicationsContract.answerOwn, {
    params,
    body: { ...command(), version: known.version, facts },
  })
  const sent = await applying(applicationsContract.submit, {
    params,
    body: { ...command(), version: answered.version } as never,
  })
  await officer(applicationsContract.forward, {
    params,
    body: { ...command(), version: sent.version } as never,
  })
  return application
}

async function openBudget({ finance, chance, county, now, today }: Desk, paid: Paid): Promise<string> {
  const [pool, budget] = [chance.id(now), chance.id(now)]
  const year = Number(today.slice(0, 4))
  const amountFen = paid.budget * 100
  const division = String(county)
  await finance(fundsContract.openPool, {
    body: { id: pool, pool, division, year, source: 'fiscal', title: `${year} 年${paid.title}` } as never,
  })
  const receipt = chance.id(now)
  await finance(fundsContract.receive, {
    params: { id: pool },
    body: { id: receipt, receipt, receivedOn: `${year}-01-01`, amountFen } as never,
  })
  await finance(fundsContract.openBudget, {
    body: {
      id: budget,
      budget,
      division,
      year,
      programme: paid.code,
      title: paid.title,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      sources: [{ pool, amountFen }],
    } as never,
  })
  return budget
}

async function confirmRoll({ officer, chance, now, today }: Desk, paid: Paid, budget: string): Promise<void> {
  const query = { programme: paid.code, month: today.slice(0, 7) }
  const { digest } = await officer(applicationsContract.previewRoll, { query, body: undefined as never })
  await officer(applicationsContract.confirmRoll, {
    body: { id: chance.id(now), roll: chance.id(now), ...query, budget, day: today, digest } as never,
  })
}

/** One run: approved by another, handed over, and answered by the bank, which could not pay one line. */
async function payItems(desk: Desk, known: readonly Known[]): Promise<void> {
  const { officer, finance, payer, chance, now, today } = desk
  const payments: string[] = []
  const lines: string[] = []
  for (const { applicant, application } of known) {
    await officer(applicationsContract.payeeAccountOf, {
      params: { id: application },
      body: {
        id: chance.id(now),
        account: chance.id(now),
        holder: applicant.name,
        number: applicant.card,
        bank: '浚县农村商业银行（演示）',
      } as never,
    })
    const { items } = await officer(applicationsContract.moneyOfApplication, {
      params: { id: application },
      body: undefined as never,
    })
    for (const { id, amount } of items) {
      payments.push(id)
      lines.push(
        [
          applicant.card,
          (amount / 100).toFixed(2),
          applicant.fails ? '失败' : '成功',
          applicant.fails ?? '',
        ].join(','),
      )
    }
  }
  const run = chance.id(now)
  await finance(applicationsContract.runOfApplications, {
    body: { id: chance.id(now), run, title: '岗位补贴第一批（演示）', day: today, payments },
  })
  const params = { id: run }
  const { fileHash } = await payer(fundsContract.run, { params, body: undefined as never })
  await payer(fundsContract.approveRun, { params, body: { id: chance.id(now), hash: fileHash } })
  await finance(fundsContract.handRun, { params, body: { id: chance.id(now), day: today } as never })
  const folder = mkdtempSync(join(tmpdir(), 'zhulian-demo-'))
  const path = join(folder, 'return.csv')
  const text = ['收款账号,交易金额,处理状态,失败原因', ...lines].join('\r\n')
  writeFileSync(path, text)
  const file = { path, fileName: '银行回盘（演示）.csv', bytes: Buffer.byteLength(text) }
  await finance(fundsContract.reconcileRun, { params, body: { id: chance.id(now) }, file })
  rmSync(folder, { recursive: true })
}

/** A sample of all who were paid; what it found wrong is revoked, ordered back and barred by a second person. */
async function audit(desk: Desk, paid: Paid, known: readonly Known[]): Promise<void> {
  const { officer, approver, chance, county, now, today } = desk
  const sample = chance.id(now)
  await officer(applicationsContract.drawSample, {
    body: {
      id: chance.id(now),
      sample,
      division: String(county),
      programme: paid.code,
      title: `${paid.title}抽查`,
      from: `${today.slice(0, 4)}-01-01`,
      to: today,
      wanted: known.length,
    } as never,
  })
  for (const { applicant, application } of known) {
    const result = await officer(applicationsContract.checkSampled, {
      params: { id: sample },
      body: {
        id: chance.id(now),
        application,
        outcome: applicant.wrong ? 'wrong' : 'in-order',
        remark: applicant.wrong ?? null,
        checkedOn: today,
      },
    })
    if (!applicant.wrong || result.finding === null) continue
    const proposals = (['revocation', 'recovery', 'bar'] as const).map((kind) => ({
      sanction: chance.id(now),
      kind,
      reason: applicant.wrong ?? '',
      amountFen: null,
      dueOn: kind === 'recovery' ? addDays(today, 30) : null,
    }))
    await officer(applicationsContract.proposeSanctions, {
      params: { id: result.finding },
      body: { id: chance.id(now), sanctionCode: 'false-statement', proposals },
    })
    for (const { sanction } of proposals)
      await approver(applicationsContract.decideSanction, {
        params: { id: sanction },
        body: { id: chance.id(now), decision: 'ordered', reason: '事实清楚，依据充分' },
      })
  }
}
