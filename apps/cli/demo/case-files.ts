import { addDays, type Day } from '../../../kernel/day.ts'
import { clockAt } from '../../../platform/server/clock.ts'
import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { caseFileContract, caseworkContract } from '../../../rooms/casework/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { reflections, wordsFor } from './case-words.ts'
import type { DemoCase } from './cases.ts'
import type { Chance } from './chance.ts'
import type { DemoStation, DemoWorker } from './network.ts'

export type CaseDesk = {
  readonly platform: Platform
  readonly routes: readonly Implemented[]
  readonly county: number
  readonly supervisor: DemoWorker
}

/** How far the file of a case is taken; a closed one goes to its end. */
export type Reach = 'intake' | 'assessment' | 'planning' | 'intervention' | 'evaluation' | 'closing'

const order: readonly Reach[] = ['intake', 'assessment', 'planning', 'intervention', 'evaluation', 'closing']

export const worksWith = ['casework.read', 'casework.record', 'people.read', 'people.read-sensitive']

/** Somebody who acts on a day of the past, as if it were that day: clocks and lateness are those of then. */
export const on =
  (desk: CaseDesk, who: DemoWorker, permissions: readonly string[]) =>
  (day: Day): Acting =>
    actingAs({ ...desk.platform, clock: clockAt(day) }, desk.routes, {
      ...who,
      permissions,
      division: desk.county,
    })

/**
 * Opens a case and fills its file in, day by day, through the routes: intake, assessment, plan with its parties'
 * agreement, contacts, progress, and for a closed one evaluation, closing and follow-ups. The move of a case between
 * stations happens on its day, between the records.
 */
export async function keepCaseFile(
  desk: CaseDesk,
  one: DemoCase,
  stations: ReadonlyMap<string, DemoStation>,
  chance: Chance,
  about: {
    readonly reach: Reach
    readonly end: Day
    readonly today: Day
    readonly nextOn?: Day
    readonly urgent?: boolean
  },
): Promise<void> {
  const station = stations.get(one.station) as DemoStation
  const there = one.moved ? (stations.get(one.moved.to) as DemoStation) : station
  const workerOn = (day: Day) =>
    on(
      desk,
      ((one.moved && day >= one.moved.on ? there : station).workers[0] ?? desk.supervisor) as DemoWorker,
      worksWith,
    )(day)
  const signerOn = on(desk, desk.supervisor, ['casework.read', 'casework.sign', 'people.read-sensitive'])
  const words = wordsFor(one.problem)
  const id = (day: Day) => chance.id(Date.parse(`${day}T15:00:00+08:00`))
  const params = { id: one.id }
  const file = (day: Day) => workerOn(day)(caseFileContract.file, { params, body: undefined as never })
  const record = async (day: Day, said: object): Promise<string> => {
    const made = id(day)
    await workerOn(day)(caseFileContract.fileRecord, { params, body: { id: made, record: said } as never })
    return made
  }
  const sign = (day: Day, made: string, opinion: string) =>
    signerOn(day)(caseFileContract.sign, {
      params: { id: one.id, record: made },
      body: { id: id(day), agreed: true, opinion } as never,
    })
  const enter = async (day: Day, to: Reach, more: object = {}) => {
    const { version } = await file(day)
    await workerOn(day)(caseFileContract.enter, {
      params,
      body: { id: id(day), version, to, on: day, ...more } as never,
    })
  }
  const reaches = (phase: Reach) => order.indexOf(about.reach) >= order.indexOf(phase)
  const start = one.openedOn

  await workerOn(start)(caseworkContract.open, {
    body: {
      id: one.id,
      person: one.person,
      station: station.id,
      kind: one.kind,
      problem: one.problem,
      source: one.source,
      openedOn: start,
      requestedOn: addDays(start, -1),
      phases: true,
      urgency: about.urgent ? 'urgent' : one.kind === 'crisis' ? 'pressing' : 'ordinary',
    } as never,
  })
  if (about.reach === 'intake') return
  const intake = await record(start, {
    kind: 'intake',
    source: one.source,
    presentingProblem: words.presenting,
    urgency: one.kind === 'crisis' ? 'pressing' : 'ordinary',
    crisis: one.kind === 'crisis' ? ['neglect'] : [],
    ...(one.kind === 'crisis' ? { crisisNote: '当日家访，确认有人照料，已约定每日通话。' } : {}),
    consent: 'written',
    consentBy: words.parties.includes('guardian') ? 'both' : 'client',
    decision: 'accept',
    reason: '属于本站服务范围，有社工可以跟进。',
  })
  if (one.kind === 'crisis') await sign(start, intake, '同意受理，注意安全计划。')
  await enter(addDays(start, 1), 'assessment')
  if (!reaches('planning')) return
  await record(addDays(start, 5), {
    kind: 'assessment',
    mental: words.mental,
    family: words.family,
    community: words.community,
    wishes: words.wishes,
    problems: words.problems,
    strengths: words.strengths,
    needs: words.needs,
    risks: words.risks,
    scales: [],
  })
  await enter(addDays(start, 6), 'planning')
  if (!reaches('intervention')) return
  const goals = words.goals.map((goal) => ({ ...goal, id: id(start), dueOn: about.end }))
  await record(addDays(start, 8), {
    kind: 'plan',
    overallGoal: words.overall,
    goals,
    strategies: words.strategies,
    timetable: words.timetable,
    tasks: words.tasks,
    sessions: words.contacts.length,
    parties: words.parties,
  })
  for (const party of words.parties) {
    await record(addDays(start, 8), { kind: 'agreement', party, name: '（演示签署）', way: 'paper' })
  }
  await enter(addDays(start, 9), 'intervention')
  const room = Math.max(Math.floor((daysTo(start, about.end) - 20) / words.contacts.length), 1)
  const days = words.contacts.map((_, at) => addDays(start, 11 + at * room))
  const isEarly = one.closed !== null && one.closed.reason !== 'goals-met'
  const held = isEarly ? 2 : about.reach === 'intervention' ? 3 : days.length
  for (const [at, contact] of words.contacts.slice(0, held).entries()) {
    const day = days[at] as Day
    if (one.moved && day >= one.moved.on) await moveOnce(desk, one, there, await file(one.moved.on))
    await record(day, {
      kind: 'process',
      heldOn: day,
      startedAt: '15:00',
      endedAt: chance.pick(['15:40', '15:50', '16:10']),
      place: chance.pick(['家中', '社工站谈心室', '村委会']),
      form: at === 1 ? 'home-visit' : 'interview',
      aim: contact.aim,
      process: contact.process,
      clientState: contact.clientState,
      reflection: chance.pick(reflections),
      ...(at === held - 1 && about.nextOn ? { nextOn: about.nextOn } : {}),
    })
    const goal = goals[at % goals.length]
    if (goal && at > 0)
      await record(day, { kind: 'progress', goal: goal.id, heldOn: day, score: at < 2 ? -1 : 0 })
  }
  if (one.moved) await moveOnce(desk, one, there, await file(one.moved.on))
  if (isEarly && one.closed) {
    await enter(addDays(about.end, -3), 'closing', {
      early: true,
      reason: one.closed.reason === 'referred' ? '转由专业机构继续服务。' : '服务对象表示可以自己应对。',
    })
  } else {
    if (!reaches('evaluation')) return
    const last = days.at(-1) as Day
    await record(last, { kind: 'progress', goal: goals[0]?.id, heldOn: last, score: 1 })
    await enter(addDays(about.end, -6), 'evaluation')
    if (!reaches('closing')) return
    const evaluation = await record(addDays(about.end, -5), {
      kind: 'evaluation',
      scores: goals.map(({ id: goal }, at) => ({ goal, score: at === 0 ? 1 : 0 })),
      satisfaction: 'satisfied',
      clientWords: '“有人帮着想办法，心里踏实。”',
      reflection: chance.pick(reflections),
    })
    await sign(addDays(about.end, -4), evaluation, '过程扎实，目标基本达成。')
    await enter(addDays(about.end, -3), 'closing')
  }
  const closing = await record(addDays(about.end, -2), {
    kind: 'closing',
    reason: one.closed?.reason ?? 'goals-met',
    outcome: words.outcome,
    attainment: isEarly ? 'part' : 'most',
    satisfaction: 'satisfied',
    followUp: '结案后一、三、六个月电话或上门回访。',
    acknowledged: 'signed',
    acknowledgedBy: '（演示签署）',
    ...(one.closed?.reason === 'referred'
      ? { referredTo: '县专业社工机构', transferLetter: '现将该服务对象转介贵机构，附预估和过程摘要。' }
      : {}),
  })
  if (!one.closed) return
  await sign(addDays(about.end, -1), closing, '同意结案。')
  const { version } = await file(one.closed.on)
  await workerOn(one.closed.on)(caseworkContract.close, {
    params,
    body: {
      id: one.closed.id,
      version,
      closedOn: one.closed.on,
      reason: one.closed.reason,
      attainment: isEarly ? 'part' : 'most',
      satisfaction: 'satisfied',
    } as never,
  })
  for (const [months, days] of [
    [1, 30],
    [3, 91],
    [6, 182],
  ] as const) {
    const day = addDays(one.closed.on, days)
    if (day > about.today) return
    await record(day, {
      kind: 'follow-up',
      months,
      heldOn: day,
      form: months === 3 ? 'home-visit' : 'telephone',
      kept: months === 1 ? 'better' : 'kept',
      situation: '情况平稳，约定的安排还在坚持。',
      again: 'no',
    })
  }
}

const daysTo = (start: Day, end: Day): number => (Date.parse(end) - Date.parse(start)) / 86_400_000

/** Who sees both stations moves the case on its day; the second record after it finds it moved. */
async function moveOnce(
  desk: CaseDesk,
  one: DemoCase,
  there: DemoStation,
  { version }: { readonly version: number },
): Promise<void> {
  if (!one.moved) return
  const office = on(desk, { account: '00000000-0000-7000-8000-000000000002', name: '演示数据' }, [
    'casework.record',
    'casework.read',
  ])
  const { station } = await office(one.moved.on)(caseworkContract.one, {
    params: { id: one.id },
    body: undefined as never,
  })
  if (station === there.id) return
  await office(one.moved.on)(caseworkContract.move, {
    params: { id: one.id },
    body: {
      id: one.moved.id,
      version,
      station: there.id,
      movedOn: one.moved.on,
      reason: '服务对象随家人搬迁',
    } as never,
  })
}
