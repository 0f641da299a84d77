import { addDays, type Day, day } from '../../../kernel/day.ts'
import { classesContract } from '../../../rooms/activities/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type DemoHousehold, drawName, yearOf } from './people.ts'
import type { DemoPlan } from './plan.ts'

const adults = [
  ['奶奶', '爷爷'],
  ['外婆', '妈妈'],
  ['妈妈', '爸爸'],
] as const

/**
 * The class of the plan: a term in the plan's year with its attendance, and one that runs now, with a session today, so
 * that the board of the day is not empty.
 */
export async function recordClasses(
  plan: DemoPlan,
  households: readonly DemoHousehold[],
  today: Day,
  station: string,
  acting: Acting,
): Promise<void> {
  const { classes } = plan
  if (!classes) return
  const chance = chanceFrom(plan.seed + 4)
  const registered = households
    .filter((household) => household.station === classes.station)
    .flatMap(({ members }) => members)
    .filter(({ birth }) => Number(birth.slice(0, 4)) > yearOf(plan) - 13)
    .slice(0, classes.children)
  const term = { from: day(`${yearOf(plan)}-10-09`), to: day(`${yearOf(plan)}-10-27`) }
  const past = await openClass(classes, station, acting, chance, term, [1, 2, 3, 4, 5])
  const then = await enrolAll(acting, past, registered, classes.children, term.from, chance)
  const { sessions } = await acting(classesContract.one, { params: { id: past }, body: undefined as never })
  for (const session of sessions.slice(0, classes.sessions)) {
    const came = then.filter(() => chance.next() < 0.85)
    await attend(
      acting,
      session.id,
      came,
      chance,
      Date.parse(`${session.on}T16:30:00+08:00`),
      '16:35',
      '18:00',
    )
  }
  const now = { from: addDays(today, -7), to: addDays(today, 60) }
  const running = await openClass(classes, station, acting, chance, now, [1, 2, 3, 4, 5, 6, 7])
  const children = await enrolAll(acting, running, registered, classes.children, now.from, chance)
  const current = await acting(classesContract.one, { params: { id: running }, body: undefined as never })
  const session = current.sessions.find(({ on }) => on === today)
  // At the very start of a day nobody can have come yet; without a time one comes now.
  if (session)
    await attend(
      acting,
      session.id,
      children.slice(0, -2),
      chance,
      Date.parse(`${today}T00:00:00Z`),
      null,
      null,
    )
}

type Pupil = { readonly child: string; readonly pickUp: string }

async function openClass(
  { title, place }: NonNullable<DemoPlan['classes']>,
  station: string,
  acting: Acting,
  chance: Chance,
  { from, to }: { readonly from: Day; readonly to: Day },
  weekdays: readonly number[],
): Promise<string> {
  const id = chance.id(Date.parse(`${from}T08:00:00+08:00`))
  await acting(classesContract.open, {
    body: {
      id,
      title,
      content: '作业辅导、手工和游戏，等家长来接',
      field: 'child-welfare',
      station,
      place,
      weekdays,
      workdaysOnly: weekdays.length < 7,
      startsAt: '16:30',
      endsAt: '18:00',
      fromOn: from,
      toOn: to,
      capacity: 20,
    } as never,
  })
  return id
}

/** Children of the station's files, and some without a file; each with two adults. */
async function enrolAll(
  acting: Acting,
  series: string,
  registered: readonly { readonly id: string }[],
  count: number,
  from: Day,
  chance: Chance,
): Promise<Pupil[]> {
  const at = Date.parse(`${from}T08:00:00+08:00`)
  const phone = () => `199${String(chance.between(0, 99_999_999)).padStart(8, '0')}`
  const pupils: Pupil[] = []
  for (let number = 0; number < count; number += 1) {
    const person = number % 2 === 0 ? registered[number]?.id : undefined
    const child = chance.id(at)
    const pickUps = chance.pick(adults).map((relation) => ({
      id: chance.id(at),
      name: drawName(chance),
      relation,
      phone: phone(),
    }))
    await acting(classesContract.enrol, {
      params: { id: series },
      body: {
        id: child,
        ...(person ? { person } : { name: drawName(chance), sex: chance.pick([1, 2]) }),
        guardianName: pickUps[0]?.name,
        guardianPhone: pickUps[0]?.phone,
        enrolledOn: from,
        pickUps,
      } as never,
    })
    pupils.push({ child, pickUp: pickUps[0]?.id ?? '' })
  }
  return pupils
}

/** They arrive together; with a time to leave all are fetched, without one only the first. */
async function attend(
  acting: Acting,
  session: string,
  pupils: readonly Pupil[],
  chance: Chance,
  at: number,
  arriving: string | null,
  leaving: string | null,
): Promise<void> {
  const arrivals = pupils.map(({ child, pickUp }) => ({ id: chance.id(at), child, pickUp }))
  if (arrivals.length === 0) return
  await acting(classesContract.arrive, {
    params: { id: session },
    body: {
      id: chance.id(at),
      arrivals: arrivals.map(({ id, child }) => ({ id, child, ...(arriving ? { at: arriving } : {}) })),
    } as never,
  })
  for (const { id, pickUp } of leaving ? arrivals : arrivals.slice(0, 1)) {
    await acting(classesContract.signOut, {
      params: { id },
      body: { id: chance.id(at), pickUp, ...(leaving ? { at: leaving } : {}) } as never,
    })
  }
}
