import { addDays, type Day } from '../../../kernel/day.ts'
import type { RoleCode } from '../../../rooms/access/index.ts'
import { createDemoAccount, type DemoGrant } from '../../../rooms/access/server/index.ts'
import { juvenileContract } from '../../../rooms/juvenile/contract.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { checkDigitOf } from '../../../rooms/people/index.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { juvenileTexts } from './juvenile-words.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoPlan } from './plan.ts'

type Juvenile = NonNullable<DemoPlan['juvenile']>
type PlannedFile = Juvenile['files'][number]

type Team = {
  readonly prosecutor: Acting
  readonly keeper: Acting
  readonly first: Acting
  readonly second: Acting
  readonly charged: readonly string[]
}

/** How far a file of the demo is; each step stands on those before it. */
const steps = ['referred', 'assigned', 'writing', 'reported', 'guiding', 'sealed'] as const

/** The guidance station of S17: its bodies with their accounts, and files from referred to sealed. */
export const loadJuvenile: DemoPart = async (world) => {
  const { juvenile } = world.plan
  if (!juvenile) return
  const chance = chanceFrom(world.plan.seed + 7)
  const team = await openTeam(world, juvenile, chance)
  for (const [at, file] of juvenile.files.entries()) await loadFile(world, team, file, at, chance)
}

async function openTeam(world: DemoWorld, juvenile: Juvenile, chance: Chance): Promise<Team> {
  const { platform, routes, plan } = world
  const division = plan.county
  const open = async (user: string, name: string, grant: DemoGrant) => {
    const { account } = await createDemoAccount(platform, {
      userName: user,
      password: plan.password,
      displayName: name,
      home: { division },
      grants: [grant],
    })
    return account
  }
  const staff = async (
    { user, name }: { user: string; name: string },
    role: RoleCode,
    permissions: string[],
  ) => {
    const account = await open(user, name, { role, scope: { kind: 'division', division } })
    return { account, acting: actingAs(platform, routes, { account, name, permissions, division }) }
  }
  const keepers = []
  for (const keeper of juvenile.keepers)
    keepers.push(await staff(keeper, 'juvenile-keeper', ['juvenile.read', 'juvenile.approve']))
  const workers = []
  for (const worker of juvenile.workers)
    workers.push(await staff(worker, 'juvenile-worker', ['juvenile.read', 'juvenile.work']))
  const keeper = keepers[0]?.acting as Acting
  const registrar = world.officeOf(['organisations.write'])
  let prosecutor: Acting | undefined
  for (const { body, name, user, person } of juvenile.members) {
    const id = chance.id(Date.parse(`${juvenile.since}T09:00:00+08:00`))
    await registrar(organisationsContract.registerOrganisation, {
      body: {
        id,
        organisation: id,
        name,
        kind: body === 'social-work' ? 'agency' : 'partner',
        division,
        establishedOn: '2000-01-01',
      } as never,
    })
    const role = body === 'procuratorate' ? 'procuratorate' : 'partner'
    const scope = { kind: 'organisation', organisation: id } as const
    const account = await open(user, person, { role, scope, division })
    if (body === 'procuratorate')
      prosecutor = actingAs(platform, routes, {
        account,
        name: person,
        permissions: ['juvenile.refer'],
        scope,
      })
    await keeper(juvenileContract.setMember, {
      params: { body },
      body: { id: chance.id(platform.clock.now()), organisation: id, since: juvenile.since } as never,
    })
  }
  const [first, second] = workers
  if (!prosecutor || !first || !second)
    throw new Error('a juvenile demo needs a procuratorate and two workers')
  return {
    prosecutor,
    keeper,
    first: first.acting,
    second: second.acting,
    charged: [first.account, second.account],
  }
}

const reaches = (file: PlannedFile, step: (typeof steps)[number]): boolean =>
  steps.indexOf(file.upto) >= steps.indexOf(step)

async function loadFile(
  { platform, today }: DemoWorld,
  team: Team,
  file: PlannedFile,
  at: number,
  chance: Chance,
): Promise<void> {
  const newId = () => chance.id(platform.clock.now())
  const id = newId()
  const actOn = addDays(today, -80 - at * 3)
  const birth = bornBefore(addDays(actOn, -100 - at), file.age)
  const sex = at % 3 === 0 ? 'female' : 'male'
  await team.prosecutor(juvenileContract.refer, {
    body: {
      id,
      role: file.role,
      identity: {
        name: file.name,
        sex,
        birth,
        idNumber: numberOf(birth, sex, at),
        guardianName: `${file.name.slice(0, 1)}大山`,
        guardianPhone: `1990802${String(1000 + at)}`,
        address: `龙泉街道某小区${at + 1}号`,
        school: '东宝某中学（演示）',
        className: `九年级${at + 1}班`,
      },
      facts: {
        caseNumber: `东检未（演示）${at + 1}号`,
        matter: file.matter,
        actOn,
        organ: '东宝区公安分局（演示）',
        contact: null,
        wants:
          file.role === 'suspect' ? ['investigation', 'guidance', 'rehabilitation'] : ['guidance', 'care'],
      },
    } as never,
  })
  const params = { id }
  const shown = () => team.keeper(juvenileContract.one, { params, body: undefined as never })
  const seen = async () => ({ id: newId(), version: (await shown()).version })
  if (!reaches(file, 'assigned')) return
  await team.keeper(juvenileContract.assign, {
    params,
    body: { ...(await seen()), investigators: [...team.charged] } as never,
  })
  if (!reaches(file, 'writing')) return
  for (const one of [team.first, team.second])
    await one(juvenileContract.declare, {
      params,
      body: { ...(await seen()), related: false, sameCommunity: false } as never,
    })
  const chapters = Object.entries(juvenileTexts.chapters)
  // A report that is being written lacks its last two parts.
  const written = reaches(file, 'reported') ? chapters : chapters.slice(0, 4)
  for (const [chapter, text] of written)
    await team.first(juvenileContract.writeChapter, {
      params: { id, chapter: chapter as 'family' },
      body: {
        id: newId(),
        version: 0,
        content: {
          text,
          sources:
            chapter === 'opinion' ? [] : [{ kind: 'interview', who: '监护人', on: addDays(today, -6) }],
          limits: chapter === 'social' ? '未能联系到其两名朋友。' : '',
        },
      } as never,
    })
  if (!reaches(file, 'reported')) return
  for (const one of [team.first, team.second])
    await one(juvenileContract.sign, {
      params,
      body: { id: newId(), textVersion: (await shown()).textVersion } as never,
    })
  await team.first(juvenileContract.issue, { params, body: (await seen()) as never })
  if (!reaches(file, 'guiding')) return
  const order = newId()
  await team.first(juvenileContract.order, {
    params,
    body: {
      ...(await seen()),
      id: order,
      kind: file.role === 'suspect' ? 'family-education' : 'care',
      startsOn: addDays(today, -5),
      endsOn: addDays(today, 150),
      bases: (await shown()).choices.bases.map(({ code }) => code),
      plan: juvenileTexts.plan,
    } as never,
  })
  for (const [form, topic, days] of juvenileTexts.sessions) {
    const session = newId()
    await team.first(juvenileContract.planSession, {
      params: { id, order },
      body: {
        id: session,
        form,
        topic,
        plannedOn: addDays(today, days),
        task: juvenileTexts.homework,
      } as never,
    })
    if (days > 0) continue
    await team.first(juvenileContract.holdSession, {
      params: { id, order, session },
      body: {
        ...(await seen()),
        heldOn: addDays(today, days),
        minutes: 60,
        minor: 'present',
        guardian: 'late',
        homework: 'done',
        note: juvenileTexts.note,
      } as never,
    })
  }
  for (const kind of ['attendance', 'mentoring', 'family-guidance'])
    await team.first(juvenileContract.giveTask, {
      params,
      body: { id: newId(), kind, dueOn: addDays(today, 30) } as never,
    })
  if (!reaches(file, 'sealed')) return
  await team.keeper(juvenileContract.seal, {
    params,
    body: { ...(await seen()), notice: `东检封通（演示）${at + 1}号` } as never,
  })
}

/** The day so many years earlier, so that the age is the plan's whatever day of the year the demo is loaded on. */
const bornBefore = (on: Day, years: number): Day =>
  `${Number(on.slice(0, 4)) - years}${on.slice(4).replace('-02-29', '-02-28')}` as Day

/** A number that begins with 99, an address code that was never assigned, with a valid check digit. */
function numberOf(birth: string, sex: 'male' | 'female', at: number): string {
  const place = 100 + 2 * at + (sex === 'male' ? 1 : 0)
  const digits = `990802${birth.replaceAll('-', '')}${String(place).padStart(3, '0')}`
  return digits + checkDigitOf(digits)
}
