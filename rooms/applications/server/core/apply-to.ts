import { type DivisionCode, nation, provinceOf, rangeOf } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { decide, type Programme } from '../../../programmes/index.ts'
import { type ProgrammeInForce, programmesIn } from '../../../programmes/server/index.ts'
import { placesOf, stationById, workingCalendar } from '../../../regions/server/index.ts'
import { type Applicant, applicantOf } from '../../../workforce/server/index.ts'
import { filesOf, sharedOut } from '../../domain/core/asked.ts'
import { gatherFacts } from '../../domain/core/gathered-facts.ts'
import { linesOf } from './application-line.ts'
import type { ApplicationRow } from './application-store.ts'
import type { Applying } from './applying.ts'
import { recordedOf } from './facts.ts'
import { listOwn } from './own-store.ts'
import { subjectIndex } from './seal.ts'
import { momentOf } from './submit.ts'
import { windowOn } from './window.ts'

/** Where somebody works: the station's place, or the narrowest division of the grants. */
async function placeOf(tx: Handle, { scope }: Applying): Promise<DivisionCode> {
  const station = scope.stations[0] ? await stationById(tx, scope.stations[0]) : undefined
  if (station) return station.division
  const narrowest = scope.ranges.toSorted((a, b) => a.high - a.low - (b.high - b.low))[0]
  return narrowest?.low ?? nation
}

/** Programmes that the actor may apply under at a place, each with the answer on what the records know already. */
export async function applyTo(tx: Handle, platform: Platform, applying: Applying, asked?: DivisionCode) {
  const place = asked ?? (await placeOf(tx, applying))
  const within = (one: ProgrammeInForce) =>
    rangeOf(one.division).low <= place && place <= rangeOf(one.division).high
  const found = await programmesIn(tx, place, applying.today)
  const open = found.filter((one) => place === nation || within(one))
  const self = await selfOf(platform, applying)
  const items = []
  for (const one of open) items.push(await offered(tx, platform, applying, one, self))
  const names = place === nation ? null : await placesOf(tx, [place], applying.today)
  return { place: names ? names(place).path : null, items }
}

type Self = Readonly<Record<'workforce' | 'practicum', Applicant | null>>

/** The own files, asked for once and not for each programme. */
async function selfOf({ worker, cipher }: Platform, { actor }: Applying): Promise<Self> {
  const key = { account: actor.account }
  return {
    workforce: await applicantOf(worker.handle, cipher, 'member', key),
    practicum: await applicantOf(worker.handle, cipher, 'student', key),
  }
}

async function offered(
  tx: Handle,
  platform: Platform,
  applying: Applying,
  one: ProgrammeInForce,
  files: Self,
) {
  const { programme, division } = one
  const { answer } = await windowOn(tx, programme, division, applying.today)
  const own = await listOwn(tx, applying, { after: null, limit: 5 }, programme.code)
  const known = await onRecord(tx, platform, applying, one, files)
  return {
    code: programme.code,
    title: programme.title,
    summary: programme.summary,
    kind: programme.kind,
    for: programme.for,
    owner: programme.owner,
    window: {
      open: answer.open,
      closes: answer.open ? answer.closes : null,
      opens: answer.open ? null : answer.opens,
      nextYear: answer.open ? null : answer.nextYear,
    },
    eligible: known?.eligible ?? null,
    amountFen: known?.amountFen ?? null,
    asks: known ? sharedOut(programme, known.ask).applicant.length : null,
    own: await linesOf(
      tx,
      own.filter(({ draft, account }) => !draft || account === applying.actor.account),
      applying.today,
    ),
  }
}

/** What the engine says of oneself before anything is asked; null where no record of oneself is there. */
async function onRecord(
  tx: Handle,
  platform: Platform,
  { today }: Applying,
  { programme, division, hash }: ProgrammeInForce,
  files: Self,
) {
  if (programme.for !== 'person') return null
  const room = filesOf(programme)
  const self = files[room]
  if (!self) return null
  const asIf = asIfBegun(
    programme,
    hash,
    division,
    { room, id: self.id, hash: self.idNumber ? subjectIndex(platform.cipher, self.idNumber) : null },
    momentOf(platform.clock.now()),
  )
  const recorded = await recordedOf(tx, platform, asIf, programme, today)
  const { facts } = gatherFacts(programme, recorded, {})
  return decide(programme, { on: today, facts, calendar: workingCalendar() })
}

/** An application that nobody has begun, as far as its facts go. */
const asIfBegun = (
  programme: Programme,
  programmeHash: string,
  division: DivisionCode,
  subject: {
    readonly room: 'workforce' | 'practicum'
    readonly id: string
    readonly hash: Buffer | null
  },
  receivedAt: string,
): ApplicationRow => ({
  province: provinceOf(division),
  id: subject.id,
  division,
  number: null,
  programme: programme.code,
  programmeHash,
  season: '',
  round: null,
  subjectKind: 'person',
  subjectRoom: subject.room,
  subjectId: subject.id,
  subjectHash: subject.hash,
  tiedBy: 'account',
  name: '',
  organisation: null,
  organisationName: null,
  post: null,
  workTitle: null,
  township: null,
  station: null,
  sealed: null,
  account: null,
  accountName: null,
  public: false,
  nominatedBy: 'self',
  draft: true,
  stage: '',
  stageWho: null,
  stageWork: null,
  stageSince: receivedAt.slice(0, 10) as ApplicationRow['stageSince'],
  dueOn: null,
  dueProvisional: false,
  duty: null,
  receivedAt,
  endedOn: null,
  outcome: null,
  eligible: null,
  amountFen: null,
  score: null,
  rank: null,
  version: 1,
})
