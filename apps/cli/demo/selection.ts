import type { Day } from '../../../kernel/day.ts'
import { applicationsContract } from '../../../rooms/applications/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { dayNear, type NearDay } from './day-text.ts'
import { deskOf, userOf } from './desks.ts'
import { publishNotice, settleNotice } from './notices.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import { drawIdentityNumber } from './people.ts'
import type { DemoPlan } from './plan.ts'
import { withBlankPage } from './proof.ts'
import { expectRefusal } from './submissions.ts'

type Planned = DemoPlan['selections'][number]
type Outcome = NonNullable<Planned['outcome']>
/** A round with its days found. */
type Selection = Omit<Planned, 'opens' | 'closes' | 'nominated' | 'checked' | 'reviewed'> & {
  readonly opens: Day
  readonly closes: Day
  readonly nominated: { readonly on: Day; readonly by: string }
  readonly checked: Day
  readonly reviewed: Day
}

/** The two of the body, and what the round is known by. */
type Desk = {
  readonly world: DemoWorld
  readonly plan: Selection
  readonly chance: Chance
  readonly officer: Acting
  readonly approver: Acting
  readonly round: string
}

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const nothing = { body: undefined as never }

/** Rounds one after the other, each step on its day and by whom it falls to. */
export const loadSelection: DemoPart = async (world) => {
  for (const [turn, planned] of world.plan.selections.entries()) {
    const plan = datedIn(planned, world.today)
    if (plan.not_before !== undefined && plan.opens < plan.not_before) continue
    await loadRound(world, plan, chanceFrom(world.plan.seed + 120 + turn * 1000))
  }
}

function datedIn(planned: Planned, today: Day): Selection {
  const opens = dayNear(planned.opens, today)
  // What is done is done by today, however long after the opening it would be.
  const near = (written: NearDay) => {
    const on = dayNear(written, today, opens)
    return on > today ? today : on
  }
  return {
    ...planned,
    opens,
    closes: dayNear(planned.closes, today, opens),
    nominated: { ...planned.nominated, on: near(planned.nominated.on) },
    checked: near(planned.checked),
    reviewed: near(planned.reviewed),
  }
}

/** A round from its opening to the decision, or as far as it has come. */
async function loadRound(world: DemoWorld, plan: Selection, chance: Chance): Promise<void> {
  world.progress.step({ zh: `正在办理：${plan.title}`, en: `Carrying out a round: ${plan.title}` })
  const officer = deskOf(world, userOf(world, 'programme-officer'))
  const approver = deskOf(world, userOf(world, 'programme-approver'))
  const desk: Desk = { world, plan, chance, officer, approver, round: chance.id(at(plan.opens)) }
  await openRound(desk, desk.round, plan.opens, plan.closes)
  const applications = await nominate(desk)
  await check(desk, applications)
  const isOpen = plan.closes >= world.today
  if (!isOpen) await world.on(plan.closes, () => close(desk))
  if (plan.reviewers.length > 0) {
    await world.on(isOpen ? plan.checked : plan.closes, () => assign(desk))
    await world.on(plan.reviewed, () => judge(desk, applications))
  }
  if (plan.outcome) await finish(desk, plan.outcome, applications)
}

async function finish(
  desk: Desk,
  outcome: Outcome,
  applications: ReadonlyMap<string, string>,
): Promise<void> {
  const { world, plan, chance, officer } = desk
  await rank(desk, outcome, applications)
  const { on, settled, body, title } = outcome.notice
  // In the order of the plan, which is that of the published list.
  const order = plan.nominees.map(({ name }) => name)
  const about = { programme: plan.programme, round: desk.round, on, body, title, order }
  const notice = await publishNotice(world, officer, about, chance)
  await object(desk, outcome, notice)
  await settleNotice(world, officer, notice, settled, chance)
  const awarded = await world.on(outcome.decided, () => decideAll(desk, outcome.decided))
  const { letters } = outcome
  if (letters) await world.on(letters, () => issueLetters(desk, awarded, letters))
  for (const paper of outcome.papers) await carryOut(desk, paper, applications)
  const { too_early: early } = outcome
  if (early) await expectRefusal('round-too-early', () => openRound(desk, chance.id(at(early)), early))
}

/** Whoever put them forward does for each what the stage asks: the signed agreement, a year later the report. */
async function carryOut(
  { world, plan, chance }: Desk,
  { on, title, note }: Outcome['papers'][number],
  applications: ReadonlyMap<string, string>,
): Promise<void> {
  const acting = deskOf(world, plan.nominated.by)
  const command = () => ({ id: chance.id(at(on)) })
  await world.on(on, async () => {
    for (const id of applications.values()) {
      const params = { id }
      const { line, abilities, version } = await acting(applicationsContract.own, { params, ...nothing })
      if (!abilities.done) continue
      await withBlankPage(title, (file) =>
        acting(applicationsContract.proveOwn, {
          params,
          body: { ...command(), fact: line.stage.code, title } as never,
          file,
        }),
      )
      await acting(applicationsContract.carryOut, { params, body: { ...command(), version, note } as never })
    }
  })
}

const command = ({ chance }: Desk, on: Day) => ({ id: chance.id(at(on)) })

async function openRound(desk: Desk, round: string, on: Day, closesOn: Day | null = null): Promise<void> {
  const { world, plan, officer } = desk
  const { programme, title } = plan
  const body = { ...command(desk, on), round, programme, title, closesOn } as never
  await world.on(on, () => officer(applicationsContract.openRound, { body }))
}

/** All in one batch, in the order of the plan; answers their applications by name. */
async function nominate(desk: Desk): Promise<ReadonlyMap<string, string>> {
  const { world, plan, chance, round } = desk
  const { on, by } = plan.nominated
  const used = new Set<string>()
  const applications = new Map<string, string>()
  const nominees = plan.nominees.map(({ name, born, sex, affiliations, facts }) => {
    const application = chance.id(at(on))
    applications.set(name, application)
    const number = born && sex ? drawIdentityNumber(world.plan.county, born, sex, used, chance) : null
    return {
      application,
      name,
      idNumber: number,
      affiliations: affiliations.map(([organisation, post]) => ({ organisation, post })),
      facts: { ...plan.facts, ...facts },
    }
  })
  await world.on(on, () =>
    deskOf(world, by)(applicationsContract.nominate, {
      params: { round },
      body: { ...command(desk, on), batch: chance.id(at(on)), nominees } as never,
    }),
  )
  return applications
}

/** What stands at a stage where the body checks goes on, or is refused with the plan's words, until nothing does. */
async function check(desk: Desk, applications: ReadonlyMap<string, string>): Promise<void> {
  const { world, plan, officer } = desk
  for (const { name, fails, waits } of plan.nominees) {
    const params = { id: applications.get(name) as string }
    await world.on(plan.checked, async () => {
      for (;;) {
        const { line, version } = await officer(applicationsContract.application, { params, ...nothing })
        const { code, who, work } = line.stage
        if (code === waits) return
        if (who !== 'body' || (work !== 'nominate' && work !== 'check')) return
        const body = { ...command(desk, plan.checked), version }
        if (work === 'check' && fails) {
          await officer(applicationsContract.refuse, { params, body: { ...body, words: fails } as never })
          return
        }
        await officer(applicationsContract.forward, { params, body: body as never })
      }
    })
  }
}

async function close(desk: Desk): Promise<void> {
  const { officer, round, plan } = desk
  const params = { round }
  const { line } = await officer(applicationsContract.round, { params, ...nothing })
  if (line.closed) return
  await officer(applicationsContract.closeRound, {
    params,
    body: { ...command(desk, plan.closes), version: line.version } as never,
  })
}

async function assign(desk: Desk): Promise<void> {
  const { world, plan, officer, round, chance } = desk
  for (const user of plan.reviewers)
    await officer(applicationsContract.nameReviewer, {
      params: { round },
      body: {
        ...command(desk, plan.closes),
        member: chance.id(at(plan.closes)),
        account: world.accounts.get(user),
      } as never,
    })
  await officer(applicationsContract.assign, {
    params: { round },
    body: command(desk, plan.closes) as never,
  })
}

/** Points around the mean, a little harder and a little milder, so that together they make it. */
const around = [0, 2, -2, 1, -1] as const

async function judge(desk: Desk, applications: ReadonlyMap<string, string>): Promise<void> {
  const { world, plan, officer, round } = desk
  const { items } = await officer(applicationsContract.assignments, { params: { round }, ...nothing })
  const judgedBy = plan.judged_by ?? plan.reviewers.length
  const scores = new Map(plan.nominees.map(({ name, score }) => [applications.get(name), score]))
  for (const { application, reviews } of items)
    for (const [turn, { id, account, version }] of reviews.entries()) {
      const user = plan.reviewers.find((one) => world.accounts.get(one) === account)
      const score = scores.get(application)
      if (user === undefined || score === undefined || plan.reviewers.indexOf(user) >= judgedBy) continue
      await deskOf(world, user)(applicationsContract.handIn, {
        params: { review: id },
        body: {
          ...command(desk, plan.reviewed),
          version,
          points: score + (around[turn % around.length] as number),
          remark: '事迹真实，成效明显',
        } as never,
      })
    }
}

async function rank(
  desk: Desk,
  { ranked: on, tie }: Outcome,
  applications: ReadonlyMap<string, string>,
): Promise<void> {
  const { world, officer, approver, round, chance } = desk
  const ranking = chance.id(at(on))
  await world.on(on, async () => {
    const { hash } = await officer(applicationsContract.ranking, { params: { round }, ...nothing })
    await officer(applicationsContract.freezeRanking, {
      params: { round },
      body: { ...command(desk, on), ranking, hash } as never,
    })
    if (tie)
      await approver(applicationsContract.decideTie, {
        params: { ranking },
        body: {
          ...command(desk, on),
          decision: chance.id(at(on)),
          chosen: tie.chosen.map((name) => applications.get(name)),
          deciders: tie.deciders,
          reason: tie.reason,
        } as never,
      })
    const { frozen } = await approver(applicationsContract.ranking, { params: { round }, ...nothing })
    await approver(applicationsContract.carryOutRanking, {
      params: { ranking },
      body: { ...command(desk, on), version: frozen?.version } as never,
    })
  })
}

async function object(desk: Desk, { objection }: Outcome, notice: string): Promise<void> {
  const { world, officer, approver, chance } = desk
  if (!objection) return
  const id = chance.id(at(objection.on))
  const params = { notice }
  await world.on(objection.on, async () => {
    const { entries } = await officer(applicationsContract.noticeOfBody, { params, ...nothing })
    await officer(applicationsContract.takeObjection, {
      params,
      body: {
        ...command(desk, objection.on),
        objection: id,
        position: entries.find(({ name }) => name === objection.about)?.position ?? null,
        text: objection.text,
      } as never,
    })
  })
  const early = () => settleNotice(world, officer, notice, objection.held, chance)
  await expectRefusal('objection-undecided', early)
  await world.on(objection.decided, async () => {
    const { objections } = await approver(applicationsContract.noticeOfBody, { params, ...nothing })
    await approver(applicationsContract.decideObjection, {
      params: { objection: id },
      body: {
        ...command(desk, objection.decided),
        version: objections.find((one) => one.id === id)?.version,
        outcome: 'dismissed',
        reason: objection.reason,
      } as never,
    })
  })
}

/** Whoever stands to be decided after the notice is decided by the second person. */
async function decideAll(desk: Desk, on: Day): Promise<readonly string[]> {
  const { plan, approver } = desk
  const query = { programme: plan.programme, limit: 200 } as never
  const { items } = await approver(applicationsContract.applications, { query, ...nothing })
  const standing = items.filter(({ stage }) => stage.work === 'decide')
  for (const { id, version } of standing)
    await approver(applicationsContract.forward, {
      params: { id },
      body: { ...command(desk, on), version } as never,
    })
  return standing.map(({ id }) => id)
}

async function issueLetters(desk: Desk, awarded: readonly string[], givenOn: Day): Promise<void> {
  const { approver, chance } = desk
  for (const id of awarded)
    await approver(applicationsContract.issueAward, {
      params: { id },
      body: { ...command(desk, givenOn), letter: chance.id(at(givenOn)), givenOn } as never,
    })
}
