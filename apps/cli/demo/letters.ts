import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import {
  agreementsContract,
  boxesContract,
  lettersContract,
  publicLettersContract,
  pupilsContract,
} from '../../../rooms/letters/contract.ts'
import { peopleContract } from '../../../rooms/people/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { holdGroup } from './groups.ts'
import { inLanes } from './in-lanes.ts'
import type { DemoStation } from './network.ts'
import type { DemoWorld } from './parts.ts'
import { drawName } from './people.ts'
import type { DemoPlan } from './plan.ts'

type Letters = NonNullable<DemoPlan['letters']>
type School = Letters['schools'][number]

const permissions = [
  'letters.read',
  'letters.answer',
  'people.read',
  'people.write',
  'activities.read',
  'activities.record',
]

const noon = (on: Day): number => Date.parse(`${on}T12:00:00+08:00`)

/** Campus mailboxes of the plan: whole schools over its time (S2), and one mailbox of these days. */
export async function loadLetters(world: DemoWorld): Promise<void> {
  const { plan, stations, isFirst } = world
  const { letters } = plan
  if (!letters) return
  const chance = chanceFrom(plan.seed + 11)
  const stationOf = (code: string) => stations.find((one) => one.code === code) as DemoStation
  for (const school of letters.schools) {
    const station = stationOf(school.station)
    await describeSchool(world, school, station, chance)
    if (school.box) await runMailbox(world, letters, school, station, chance)
  }
  if (isFirst && letters.recent) {
    const { station, box } = letters.recent
    await recentMailbox(world, letters, stationOf(station), box, chance)
  }
}

const workerOf = ({ platform, routes }: DemoWorld, station: DemoStation, at = 0): Acting => {
  const { account, name } = station.workers[at % station.workers.length] as DemoStation['workers'][number]
  return actingAs(platform, routes, { account, name, permissions, division: station.town })
}

async function describeSchool(world: DemoWorld, school: School, station: DemoStation, chance: Chance) {
  const id = chance.id(noon(world.plan.from))
  await world.officeOf(['regions.write'])(boxesContract.changeSchool, {
    params: { station: station.id },
    body: {
      id,
      version: 0,
      gradeBands: school.grades,
      boarding: school.boarding,
      unnamed: school.unnamed,
    } as never,
  })
}

async function openBox(worker: Acting, station: DemoStation, name: string, openedOn: Day, chance: Chance) {
  const id = chance.id(noon(openedOn))
  await worker(boxesContract.openBox, {
    body: { id, station: station.id, name, openedOn, online: true } as never,
  })
  return id
}

/** A mailbox over the time of the plan: letters with answers, pupils counselled, groups held. */
async function runMailbox(
  world: DemoWorld,
  letters: Letters,
  school: School,
  station: DemoStation,
  chance: Chance,
): Promise<void> {
  const { plan } = world
  const worker = workerOf(world, station)
  const box = await openBox(worker, station, school.box ?? '', plan.from, chance)
  const from = addDays(plan.from, 7)
  const days = Math.max(daysBetween(from, plan.to) - 14, 1)
  const written = Array.from({ length: school.letters }, (_, at) => {
    const receivedOn = addDays(from, Math.floor((at * days) / school.letters))
    return {
      ...drawLetter(letters, at, receivedOn, chance),
      commands: [0, 1, 2, 3].map(() => chance.id(noon(receivedOn))),
    }
  })
  const signing = world.officeOf(['letters.read', 'casework.sign'])
  await inLanes(written, 6, (letter) => writeAndAnswer(worker, signing, box, letter))
  await inLanes(
    Array.from({ length: school.pupils }, (_, at) => drawPupil(letters, written, at, chance)),
    4,
    (pupil) => counsel(worker, station, pupil),
  )
  if (school.groups) await holdGroups(world, school.groups, station, worker, chance)
}

function drawLetter(letters: Letters, at: number, receivedOn: Day, chance: Chance) {
  // One in a few hundred tells of danger, so that the way it must go is in the records too.
  const danger = at % 350 === 120
  const { text, reply } = danger
    ? letters.danger
    : (letters.texts[at % letters.texts.length] as Letters['texts'][number])
  return {
    id: chance.id(noon(receivedOn)),
    thread: chance.id(noon(receivedOn)),
    receivedOn,
    text,
    reply,
    danger,
    grade: chance.between(1, 6),
    codeName: `${chance.pick(codeNames)}${at + 1}`,
    answeredOn: addDays(receivedOn, chance.next() < 0.93 ? chance.between(0, 2) : chance.between(8, 12)),
  }
}

type Written = ReturnType<typeof drawLetter> & { readonly commands: readonly string[] }

const codeNames = [
  '小树',
  '星星',
  '云朵',
  '小雨',
  '向日葵',
  '小马',
  '蒲公英',
  '小船',
  '月亮',
  '海豚',
  '风筝',
  '松果',
]

async function writeAndAnswer(worker: Acting, signing: Acting, box: string, letter: Written): Promise<void> {
  const { id, thread, receivedOn, codeName, grade, text, commands } = letter
  await worker(lettersContract.register, {
    body: { id, box, thread, receivedOn, codeName, grade, text, photos: [] } as never,
  })
  const params = { id }
  if (letter.danger) {
    await worker(lettersContract.safeguard, {
      params,
      body: {
        id: commands[1],
        kind: 'external-referral',
        reference: '学校心理辅导室',
        doneOn: receivedOn,
        note: '当日面谈，家长到校。',
      } as never,
    })
    const { acts } = await worker(lettersContract.one, { params, body: undefined as never })
    await signing(lettersContract.sign, {
      params: { id, act: acts[0]?.id ?? '' },
      body: { id: commands[2] } as never,
    })
  }
  await worker(lettersContract.draft, {
    params,
    body: {
      id: commands[0],
      version: letter.danger ? 3 : 1,
      reply: commands[3],
      text: letter.reply,
      publish: true,
      publishedOn: letter.answeredOn,
      close: true,
    } as never,
  })
}

/** A pupil counselled one to three times; the first letters' writers are among them. */
function drawPupil(letters: Letters, written: readonly Written[], at: number, chance: Chance) {
  const letter = written[at * 6]
  const openedOn = letter?.answeredOn as Day
  const count = chance.between(1, 3)
  return {
    id: chance.id(noon(openedOn)),
    letter: letter?.id ?? '',
    openedOn,
    codeName: letter?.codeName ?? '',
    gradeBand: (letter?.grade ?? 1) <= 3 ? 'lower-primary' : 'upper-primary',
    sessions: Array.from({ length: count }, (_, number) => ({
      id: chance.id(noon(openedOn)),
      heldOn: addDays(openedOn, number * 5),
      minutes: chance.pick([30, 40, 45, 50]),
      topic: letters.texts[(at + number) % letters.texts.length]?.topic ?? 'other',
    })),
  }
}

async function counsel(
  worker: Acting,
  station: DemoStation,
  pupil: ReturnType<typeof drawPupil>,
): Promise<void> {
  const { id, letter, openedOn, codeName, gradeBand } = pupil
  await worker(pupilsContract.openPupil, {
    body: { id, station: station.id, letter, openedOn, codeName, gradeBand } as never,
  })
  for (const session of pupil.sessions) {
    await worker(pupilsContract.recordSession, {
      params: { id },
      body: { ...session, way: 'in-person', note: '面谈，商定下一步。' } as never,
    })
  }
}

/** Groups of the school with children who are on its register; each is one group, whatever its sessions (X20). */
async function holdGroups(
  world: DemoWorld,
  groups: NonNullable<School['groups']>,
  station: DemoStation,
  worker: Acting,
  chance: Chance,
): Promise<void> {
  const { plan } = world
  const children = Array.from({ length: groups.children }, () => ({
    id: chance.id(noon(plan.from)),
    name: drawName(chance),
    sex: chance.between(1, 2),
    year: Number(plan.from.slice(0, 4)) - chance.between(7, 10),
  }))
  for (const child of children) {
    await worker(peopleContract.register, {
      body: {
        id: child.id,
        person: child.id,
        station: station.id,
        division: groups.village,
        registeredOn: plan.from,
        fields: {
          name: child.name,
          sex: child.sex,
          birth: `${child.year}-06-15`,
          identityKind: 'none',
          noIdentityReason: 'number-not-told',
        },
        categories: [],
      } as never,
    })
  }
  const span = daysBetween(plan.from, plan.to) - 60
  for (let at = 0; at < groups.count; at += 1) {
    const theme = groups.themes[at % groups.themes.length] as (typeof groups.themes)[number]
    const start = addDays(plan.from, 20 + Math.floor((at * span) / groups.count))
    const persons = Array.from({ length: 8 }, (_, i) => children[(at * 5 + i) % children.length]?.id ?? '')
    const sessions = [0, 7, 14, 21].map((after) => ({
      id: chance.id(noon(addDays(start, after))),
      on: addDays(start, after),
      held: true,
      states: persons.map(() => 'present' as const),
    }))
    await holdGroup(
      worker,
      {
        id: chance.id(noon(start)),
        station: station.code,
        theme: { ...theme, type: 'growth', field: 'child-welfare', of: [], ages: [6, 12] },
        name: `${theme.name}（${at + 1}）`,
        persons,
        sessions,
        scale: null,
        closedOn: null,
        commands: [0, 1, 2].map(() => chance.id(noon(start))),
      },
      station,
    )
  }
}

/** Letters of these days in all their states, a pupil on the way of help, and an agreement that one party still signs. */
async function recentMailbox(
  world: DemoWorld,
  letters: Letters,
  station: DemoStation,
  name: string,
  chance: Chance,
): Promise<void> {
  const { today } = world
  const worker = workerOf(world, station)
  const ago = (days: number) => addDays(today, -days)
  const box = await openBox(worker, station, name, ago(60), chance)
  const { items } = await worker(boxesContract.boxes, { query: {} as never, body: undefined as never })
  const address = items.find((one) => one.id === box)?.address ?? ''
  const signing = world.officeOf(['letters.read', 'casework.sign'])
  const drawn = [30, 12, 9].map((days, at) => ({
    ...drawLetter(letters, at, ago(days), chance),
    answeredOn: ago(days - 1),
    commands: [0, 1, 2, 3].map(() => chance.id(noon(ago(days)))),
  }))
  for (const letter of drawn) await writeAndAnswer(worker, signing, box, letter)
  const online = [letters.danger.text, letters.texts[1]?.text ?? '', letters.texts[2]?.text ?? '']
  for (const [at, text] of online.entries()) {
    await worker(publicLettersContract.write, {
      body: {
        id: chance.id(noon(today)),
        thread: chance.id(noon(today)),
        address,
        codeName: codeNames[at] ?? '',
        gradeBand: at === 2 ? 'lower-primary' : 'upper-primary',
        text,
        secret: `${chance.id(noon(today))}`.replaceAll('-', '').slice(0, 32),
      } as never,
    })
  }
  const first = drawn[0] as Written
  const pupil = chance.id(noon(ago(28)))
  await counsel(worker, station, {
    id: pupil,
    letter: first.id,
    openedOn: ago(28),
    codeName: first.codeName,
    gradeBand: 'upper-primary',
    sessions: [27, 20, 13].map((days) => ({
      id: chance.id(noon(ago(days))),
      heldOn: ago(days),
      minutes: 45,
      topic: 'study',
    })),
  })
  await helpAndAgree(worker, pupil, today, chance)
}

async function helpAndAgree(worker: Acting, pupil: string, today: Day, chance: Chance): Promise<void> {
  const ago = (days: number) => addDays(today, -days)
  for (const [step, days] of [
    ['found', 28],
    ['referred', 27],
    ['intervention', 26],
  ] as const) {
    await worker(pupilsContract.takeStep, {
      params: { id: pupil },
      body: { id: chance.id(noon(ago(days))), step, takenOn: ago(days) } as never,
    })
  }
  const id = chance.id(noon(ago(14)))
  await worker(agreementsContract.draftAgreement, {
    body: {
      id,
      pupil,
      goal: '重新走进课堂，每周至少主动发言一次',
      workerTasks: ['每周面谈一次', '每两周与老师、家长各联系一次'],
      startsOn: ago(14),
      reviewOn: addDays(today, 14),
      parties: [
        { role: 'pupil', name: drawName(chance), tasks: ['每天到校上课', '每周做一件自己擅长的事并展示'] },
        { role: 'guardian', name: drawName(chance), tasks: ['每天听孩子说十分钟', '看见进步就说出来'] },
        { role: 'teacher', name: drawName(chance), tasks: ['安排擅长的任务', '当众肯定一次'] },
      ],
    } as never,
  })
  for (const [at, role] of (['pupil', 'guardian'] as const).entries()) {
    await worker(agreementsContract.signAgreement, {
      params: { id },
      body: { id: chance.id(noon(ago(14))), version: 1 + at, role, typed: '已签' } as never,
    })
  }
}
