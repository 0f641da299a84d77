import { type Day, day } from '../../../kernel/day.ts'
import { workforceContract } from '../../../rooms/workforce/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { inLanes } from './in-lanes.ts'
import { bodiesOfKind, type DemoBody, dayBetween } from './organisations.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import { drawBirth, drawIdentityNumber, drawName, type Village } from './people.ts'
import type { DemoPlan } from './plan.ts'

type Workforce = NonNullable<DemoPlan['workforce']>
type Group = Workforce['groups'][number]
type Named = Workforce['people'][number]
type Certificate = Named['certificates'][number]

/** What is drawn of the numbers of a register: each identity number and certificate once. */
type Drawing = {
  readonly county: number
  readonly chance: Chance
  readonly numbers: Set<string>
  readonly communities: readonly Village[]
  readonly agencies: readonly DemoBody[]
  readonly today: Day
  certificates: number
}

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)

/** The register of workers beside those of the stations: who works where since when, with which certificate, who left. */
export const loadWorkforce: DemoPart = async (world) => {
  const { plan, officeOf } = world
  if (!plan.workforce) return
  const acting = officeOf(['workforce.read', 'workforce.write', 'organisations.read'])
  const drawing: Drawing = {
    county: plan.county,
    chance: chanceFrom(plan.seed + 102),
    numbers: new Set(),
    communities: communitiesOf(world),
    agencies: await bodiesOfKind(acting, plan.county, 'agency'),
    today: world.today,
    certificates: 0,
  }
  const drawn = plan.workforce.groups.flatMap((group) =>
    Array.from({ length: group.count }, (_, turn) => drawMember(drawing, group, turn)),
  )
  if (drawn.length > 0)
    world.progress.step({ zh: `正在登记 ${drawn.length} 名社工`, en: `Registering ${drawn.length} workers` })
  let done = 0
  await inLanes(drawn, 8, async ({ body, higher, renewed }) => {
    await acting(workforceContract.register, { body: body as never })
    if (renewed) await renew(acting, body.id, renewed)
    if (higher)
      await acting(workforceContract.saveCertificate, { params: { id: body.id }, body: higher as never })
    world.progress.share(++done / drawn.length)
  })
  // Apart from the groups, so that one more of those changes nobody's file.
  const single: Drawing = { ...drawing, chance: chanceFrom(plan.seed + 103) }
  for (const person of plan.workforce.people) await enter(world, acting, single, person)
}

/** Communities of towns and streets; villages only where there is none. */
function communitiesOf({ villages }: DemoWorld): readonly Village[] {
  const all = [...villages.values()].flat()
  const urban = all.filter(({ name }) => /(社区|居委会|居民委员会)$/.test(name))
  return urban.length > 0 ? urban : all
}

function drawMember(drawing: Drawing, group: Group, turn: number) {
  const { chance } = drawing
  const from = dayBetween(group.from, chance)
  const id = chance.id(at(from))
  const leaves = group.left && turn >= group.count - group.left.count
  const to = leaves && group.left ? dayBetween(group.left.between, chance) : null
  const sex = chance.next() < 0.72 ? 2 : 1
  const birth = drawBirth(chance.between(...group.born), chance)
  const body = {
    id,
    name: drawName(chance),
    sex,
    // Who holds no certificate is on the register by name alone.
    ...(group.certificate
      ? {
          idNumber: drawIdentityNumber(drawing.county, birth, sex, drawing.numbers, chance),
          phone: `199${String(chance.between(0, 99_999_999)).padStart(8, '0')}`,
        }
      : { birth }),
    ...(group.talent_from ? { talentFrom: from > group.talent_from ? from : group.talent_from } : {}),
    post: {
      id: chance.id(at(from)),
      ...workplace(drawing, group, turn),
      employerKind: group.employer_kind,
      kind: group.post,
      from,
      ...(to ? { to } : {}),
    },
    ...(group.certificate ? { certificate: certificateOf(drawing, group.certificate) } : {}),
  }
  const renewed = !to && body.certificate ? renewalOf(drawing, body.certificate, turn) : null
  const { moved_up: up } = group
  const higher = up && turn < up.count ? certificateOf(drawing, up) : null
  return { body, renewed, higher: higher && { id: chance.id(at(higher.obtainedOn)), certificate: higher } }
}

function workplace({ county, communities, agencies }: Drawing, group: Group, turn: number) {
  if (group.employer_kind === 'community') {
    const community = communities[(turn * 7) % communities.length]
    if (community) return { division: community.code, employer: community.name }
  }
  if (group.employer_kind === 'agency') {
    const agency = agencies[turn % agencies.length]
    if (agency) return { division: agency.division, employer: agency.name, organisation: agency.id }
  }
  if (!group.employer) throw new Error(`nobody employs the ${group.post} of the plan`)
  return { division: county, employer: group.employer }
}

function certificateOf(
  drawing: Drawing,
  { level, obtained, exam_year: year, exam_place: place }: Certificate,
) {
  drawing.certificates += 1
  return {
    id: drawing.chance.id(at(obtained)),
    level,
    number: `DEMO${drawing.county / 1_000_000}${year}${String(drawing.certificates).padStart(5, '0')}`,
    examYear: year,
    ...(place ? { examPlace: place } : {}),
    obtainedOn: obtained,
    ...registrationFrom(obtained),
  }
}

/** Registered on the first day of the year after, for three years (2.16). */
function registrationFrom(obtained: Day) {
  const year = Number(obtained.slice(0, 4)) + 1
  return { registeredFrom: `${year}-01-01`, registeredTo: `${year + 2}-12-31` }
}

/** The registration of the day of loading, where the first one is over; two of three have earned hours in it. */
function renewalOf(
  { chance, today }: Drawing,
  certificate: ReturnType<typeof certificateOf>,
  turn: number,
): Renewal | null {
  if (certificate.registeredTo >= today) return null
  const first = Number(certificate.registeredFrom.slice(0, 4))
  const year = Number(today.slice(0, 4))
  const from = day(`${year - ((year - first) % 3)}-01-01`)
  const registration = { id: chance.id(at(from)), certificate: certificate.id, from }
  const tenths = turn % 3 === 1 ? 0 : 10 * chance.between(24, 60)
  return {
    command: chance.id(at(from)),
    registration,
    credit: tenths > 0 ? { id: chance.id(at(from)), tenths } : null,
  }
}

type Renewal = {
  readonly command: string
  readonly registration: { readonly id: string; readonly certificate: string; readonly from: Day }
  readonly credit: { readonly id: string; readonly tenths: number } | null
}

async function renew(acting: Acting, member: string, { command, registration, credit }: Renewal) {
  const params = { id: member }
  await acting(workforceContract.saveRegistration, { params, body: { id: command, registration } as never })
  if (credit)
    await acting(workforceContract.addCredit, {
      params,
      body: {
        ...credit,
        kind: 'external',
        creditedOn: registration.from,
        title: '社会工作专业人员继续教育（演示）',
        provider: '示例继续教育基地（演示）',
      } as never,
    })
}

async function enter({ accounts }: DemoWorld, acting: Acting, drawing: Drawing, person: Named) {
  const { chance } = drawing
  const [main, ...others] = person.posts
  if (!main) return
  const id = chance.id(at(main.from))
  const params = { id }
  const account = person.user ? accounts.get(person.user) : undefined
  const number =
    person.born && person.sex
      ? drawIdentityNumber(drawing.county, person.born, person.sex, drawing.numbers, chance)
      : undefined
  const [first, ...further] = person.certificates.map((one) => certificateOf(drawing, one))
  const postOf = ({ also, employer_kind: employerKind, ...post }: Named['posts'][number]) => ({
    id: chance.id(at(post.from)),
    ...post,
    employerKind,
    organisation: drawing.agencies.find(({ name }) => name === post.employer)?.id ?? null,
    ...(also ? { alsoPost: also } : {}),
  })
  await acting(workforceContract.register, {
    body: {
      id,
      name: person.name,
      tags: person.tags,
      ...(account ? { account } : {}),
      ...(number ? { idNumber: number } : {}),
      post: postOf(main),
      ...(first ? { certificate: first } : {}),
    } as never,
  })
  for (const post of others)
    await acting(workforceContract.savePost, {
      params,
      body: {
        id: chance.id(at(post.from)),
        post: { ...postOf(post), main: false, fullTime: false },
      } as never,
    })
  for (const certificate of further)
    await acting(workforceContract.saveCertificate, {
      params,
      body: { id: chance.id(at(certificate.obtainedOn)), certificate } as never,
    })
  if (person.study) await study(acting, params, drawing, person.study)
  for (const { on, ...award } of person.awards)
    await acting(workforceContract.saveAward, {
      params,
      body: { id: chance.id(at(on)), award: { id: chance.id(at(on)), ...award, givenOn: on } } as never,
    })
}

async function study(
  acting: Acting,
  params: { readonly id: string },
  { chance, county }: Drawing,
  { school, from, to, diploma, invoices }: NonNullable<Named['study']>,
) {
  const id = chance.id(at(from))
  await acting(workforceContract.saveStudy, {
    params,
    body: {
      id: chance.id(at(diploma ?? from)),
      study: {
        id,
        school,
        major: '社会工作',
        socialWork: true,
        degree: 'bachelor',
        mode: 'part-time',
        from,
        ...(to ? { to } : {}),
        ...(diploma ? { diplomaOn: diploma, diplomaNumber: `DEMO${county / 1_000_000}${id.slice(-6)}` } : {}),
      },
    } as never,
  })
  for (const [issuedOn, yuan] of invoices)
    await acting(workforceContract.addInvoice, {
      params: { ...params, study: id },
      body: {
        id: chance.id(at(issuedOn)),
        number: `DEMO-${id.slice(-8)}-${issuedOn}`,
        issuer: school,
        issuedOn,
        amountFen: yuan * 100,
      } as never,
    })
}
