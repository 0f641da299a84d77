import { addDays, type Day, day } from '../../../kernel/day.ts'
import { type RoleCode, roles } from '../../../rooms/access/index.ts'
import { createDemoAccount } from '../../../rooms/access/server/index.ts'
import { applicationsContract } from '../../../rooms/applications/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'

type Contest = NonNullable<DemoWorld['plan']['contest']>

/** Whoever acts, on any day: a round of last year was run last year. */
type Person = { readonly account: string; on(today: Day): Acting }

type Desk = {
  readonly world: DemoWorld
  readonly contest: Contest
  readonly chance: Chance
  readonly officer: Person
  readonly approver: Person
  readonly reviewers: readonly (Person & { readonly name: string; readonly unit: string })[]
}

const nothing = { body: undefined as never }

/**
 * Last year's contest stands in its notice, with a tie that was decided and an objection. This year's round is opened before
 * the stations send their works, so that they stand in it.
 */
export const openContest: DemoPart = async (world) => {
  const { contest } = world.plan
  if (!contest) return
  const desk = await deskOf(world, contest)
  const year = yearOf(world)
  // One round after the other, as they came.
  if (year > Number(world.plan.from.slice(0, 4))) await lastTime(desk, year - 1)
  await openRound(desk, openedIn(year, contest))
}

/** This year's contest is being judged. */
export const loadContest: DemoPart = async (world) => {
  const { contest } = world.plan
  if (!contest) return
  const desk = await deskOf(world, contest)
  await thisTime(desk, yearOf(world))
}

/** The year of the latest season in which works were sent. */
function yearOf({ today, plan }: DemoWorld): number {
  const year = Number(today.slice(0, 4))
  return today.slice(5) >= (plan.applications?.sent ?? '12-31') ? year : year - 1
}

const openedIn = (year: number, { opens }: Contest): Day => day(`${year}-${opens}`)

async function deskOf(world: DemoWorld, contest: Contest): Promise<Desk> {
  const { platform, routes, plan } = world
  const person = async (user: string, name: string, role: RoleCode): Promise<Person> => {
    const { account } = await createDemoAccount(platform, {
      userName: user,
      password: plan.password,
      displayName: name,
      home: { division: plan.county, station: null },
      grants: [{ role, scope: { kind: 'division', division: plan.county }, division: plan.county }],
    })
    const who = { account, name, permissions: roles[role].permissions, division: plan.county }
    return { account, on: (today) => actingAs(platform, routes, { ...who, today }) }
  }
  const named = (role: string) => plan.accounts.find((one) => one.role === role) ?? { user: role, name: role }
  const reviewers = []
  for (const { user, name, unit } of contest.reviewers)
    reviewers.push({ ...(await person(user, name, 'reviewer')), name, unit })
  return {
    world,
    contest,
    chance: chanceFrom(plan.seed + 91),
    officer: await person(
      named('programme-officer').user,
      named('programme-officer').name,
      'programme-officer',
    ),
    approver: await person(
      named('programme-approver').user,
      named('programme-approver').name,
      'programme-approver',
    ),
    reviewers,
  }
}

const at = (on: Day): number => Date.parse(`${on}T09:00:00+08:00`)

async function openRound({ contest, chance, officer }: Desk, opened: Day): Promise<string> {
  const round = chance.id(at(opened))
  await officer.on(opened)(applicationsContract.openRound, {
    body: {
      id: round,
      round,
      programme: contest.programme,
      title: `${opened.slice(0, 4)} 年${contest.title}`,
    } as never,
  })
  return round
}

async function putForward(desk: Desk, round: string, opened: Day): Promise<string[]> {
  const { world, contest, chance, officer } = desk
  const nominees = contest.entries.map(({ station, title }) => {
    const found = world.stations.find(({ code }) => code === station)
    return {
      application: chance.id(at(opened)),
      name: world.plan.stations.find(({ code }) => code === station)?.name ?? station,
      workTitle: title,
      township: String(found?.town ?? world.plan.county),
      facts: { own_work: true, anonymous: true },
    }
  })
  const batch = chance.id(at(opened))
  await officer.on(opened)(applicationsContract.nominate, {
    params: { round },
    body: { id: batch, batch, nominees } as never,
  })
  return nominees.map(({ application }) => application)
}

/** The check of the body: eligible, so they go on to the review. */
async function checkAll({ officer, chance }: Desk, ids: readonly string[], on: Day): Promise<void> {
  const acting = officer.on(on)
  for (const id of ids) {
    const { version } = await acting(applicationsContract.application, { params: { id }, ...nothing })
    await acting(applicationsContract.forward, {
      params: { id },
      body: { id: chance.id(at(on)), version } as never,
    })
  }
}

async function givePanel({ officer, reviewers, chance }: Desk, round: string, on: Day): Promise<void> {
  const acting = officer.on(on)
  for (const { account, unit } of reviewers) {
    const member = chance.id(at(on))
    await acting(applicationsContract.nameReviewer, {
      params: { round },
      body: { id: member, member, account, unit } as never,
    })
  }
  await acting(applicationsContract.assign, { params: { round }, body: { id: chance.id(at(on)) } as never })
}

const spread = [-2, 2, -1, 1, 0]

/** Reviewers hand in what they were given, as far as `until` says of a work (in the order in which they come up) and a reviewer. */
async function judge(desk: Desk, on: Day, until: (work: number, reviewer: number) => boolean): Promise<void> {
  const { contest, reviewers, chance } = desk
  const works: string[] = []
  const handed = new Map<string, number>()
  for (const [which, reviewer] of reviewers.entries()) {
    const acting = reviewer.on(on)
    const mine = await acting(applicationsContract.myReviews, nothing)
    for (const { id, state, title } of mine.items) {
      if (state !== 'assigned' || title === null) continue
      if (!works.includes(title)) works.push(title)
      const work = works.indexOf(title)
      if (!until(work, which)) continue
      const review = await acting(applicationsContract.review, { params: { review: id }, ...nothing })
      const before = handed.get(title) ?? 0
      handed.set(title, before + 1)
      const points = contest.entries.find((entry) => entry.title === title)?.points ?? 93 - 3 * work
      await acting(applicationsContract.handIn, {
        params: { review: id },
        body: {
          id: chance.id(at(on)),
          version: review.version,
          points: points + (spread[before % spread.length] ?? 0),
          remark: before === 0 ? '过程完整，方法得当。' : null,
        } as never,
      })
    }
  }
}

async function lastTime(desk: Desk, year: number): Promise<void> {
  const { world, chance, officer, approver } = desk
  const { contest } = desk
  const opened = day(`${year}-${contest.opens}`)
  const round = await openRound(desk, opened)
  const ids = await putForward(desk, round, opened)
  const checked = addDays(opened, 30)
  await checkAll(desk, ids, checked)
  // Reviewers hold their role from the day of loading on: they are named that day.
  await givePanel(desk, round, world.today)
  const judged = addDays(opened, 60)
  await judge(desk, judged, () => true)
  const params = { round }
  const body = officer.on(judged)
  const { line } = await body(applicationsContract.round, { params, ...nothing })
  await body(applicationsContract.closeRound, {
    params,
    body: { id: chance.id(at(judged)), version: line.version } as never,
  })
  const { hash } = await body(applicationsContract.ranking, { params, ...nothing })
  const ranking = chance.id(at(judged))
  await body(applicationsContract.freezeRanking, { params, body: { id: ranking, ranking, hash } as never })
  await decideAndCarryOut(desk, round, ranking, judged)
  await publish(desk, round, approver)
}

async function decideAndCarryOut(desk: Desk, round: string, ranking: string, on: Day): Promise<void> {
  const { contest, chance, approver } = desk
  const acting = approver.on(on)
  const frozen = await acting(applicationsContract.ranking, { params: { round }, ...nothing })
  for (const tie of frozen.ties) {
    const chosen = frozen.lines
      .filter(({ name }) => name === contest.tie.chosen)
      .map(({ application }) => application)
    const decision = chance.id(at(on))
    await acting(applicationsContract.decideTie, {
      params: { ranking },
      body: {
        id: decision,
        decision,
        group: tie.group,
        chosen,
        deciders: contest.tie.deciders,
        reason: contest.tie.reason,
      } as never,
    })
  }
  const after = await acting(applicationsContract.ranking, { params: { round }, ...nothing })
  await acting(applicationsContract.carryOutRanking, {
    params: { ranking },
    body: { id: chance.id(at(on)), version: after.frozen?.version ?? 1 } as never,
  })
}

/** Published today, so that the notice runs while the demo is looked at; somebody has objected already. */
async function publish(
  { world, contest, chance, officer }: Desk,
  round: string,
  reader: Person,
): Promise<void> {
  const { today, platform, routes } = world
  const acting = officer.on(today)
  const draft = await acting(applicationsContract.noticeDraft, {
    query: { programme: contest.programme, round } as never,
    ...nothing,
  })
  const notice = chance.id(at(today))
  await acting(applicationsContract.publishNotice, {
    body: {
      id: notice,
      notice,
      programme: contest.programme,
      round,
      title: draft.title,
      bodyName: draft.bodyName,
      contact: '0392-0000000（演示）',
      fromOn: today,
      applications: draft.entries.map(({ application }) => application),
    } as never,
  })
  const shown = await reader.on(today)(applicationsContract.noticeOfBody, { params: { notice }, ...nothing })
  const about = shown.entries.find(({ workTitle }) => workTitle === contest.objection.to)
  const nobody = actingAs(platform, routes, {
    account: '00000000-0000-7000-8000-000000000006',
    name: '',
    permissions: [],
  })
  await nobody(applicationsContract.objectToNotice, {
    params: { notice },
    body: {
      id: chance.id(at(today)),
      position: about?.position ?? null,
      text: contest.objection.text,
    } as never,
  })
}

/** Of this year's works the first are judged by everybody, some by a few, and the rest by nobody yet. */
async function thisTime(desk: Desk, year: number): Promise<void> {
  const { world, contest, officer } = desk
  const acting = officer.on(world.today)
  const { items } = await acting(applicationsContract.rounds, {
    query: { programme: contest.programme, state: 'all' } as never,
    ...nothing,
  })
  const round = items.find(({ openedOn }) => openedOn === openedIn(year, contest))
  if (!round) throw new Error('the round of the demo was opened before')
  await givePanel(desk, round.id, world.today)
  await judge(desk, world.today, (work, reviewer) => work < 2 || (work < 4 && reviewer > 0 && reviewer < 4))
}
