import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { Programme } from '../../../programmes/index.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { factWords } from '../../domain/judging/fact-words.ts'
import { type ApplicationRow, findApplication } from '../core/application-store.ts'
import { factsOf } from '../core/facts.ts'
import { blindly } from './blindness.ts'
import { openedAgainFor, ownReview, ownReviews, type ReviewRow } from './review-store.ts'
import { programmeOfRound, type RoundRow, roundAnywhere } from './round-store.ts'
import { figureOf } from './rounds.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

const roundOf = async (tx: Handle, { province, round }: ReviewRow): Promise<RoundRow> => {
  const found = await roundAnywhere(tx, [province], round)
  if (!found) throw new Error('a review belongs to a round')
  return found
}

const isBlind = ({ review }: Programme): boolean => review?.blind !== 'no'

/** By what a reviewer knows an application: a work by its title, somebody by name only where the programme is not blind. */
const titleFor = (programme: Programme, { workTitle, name }: ApplicationRow): string | null =>
  workTitle ?? (isBlind(programme) ? null : name)

export const myReviews = (call: Standing) =>
  read(call, async (tx) => {
    await blindly(tx)
    const rows = await ownReviews(tx, call.scope, call.actor.account)
    const items = []
    for (const row of rows) {
      const round = await roundOf(tx, row)
      const { programme } = await programmeOfRound(tx, round)
      const application = await findApplication(tx, call.scope, row.application)
      items.push({
        id: row.id,
        position: row.position,
        programmeTitle: programme.title,
        roundTitle: round.title,
        title: application ? titleFor(programme, application) : null,
        state: row.state,
        points: row.points,
        dueOn: row.dueOn,
      })
    }
    const open = items.filter(({ state }) => state === 'assigned').length
    return ok({ open, done: items.length - open, items })
  })

/** The next one of the account that is not handed in, after this one and then from the start. */
export async function nextReview(tx: Handle, call: Standing, after: ReviewRow): Promise<Id | null> {
  const open = (await ownReviews(tx, call.scope, call.actor.account)).filter(
    ({ state, id, round }) => state === 'assigned' && id !== after.id && round === after.round,
  )
  return (open.find(({ position }) => position > after.position) ?? open[0])?.id ?? null
}

/** One review with the material; the look at it is kept, because facts about a person are told. */
export const showReview = (platform: Platform, call: Standing, id: Id) =>
  disclose(call, async (tx) => {
    await blindly(tx)
    const row = await ownReview(tx, call.scope, call.actor.account, id)
    const application = row && (await findApplication(tx, call.scope, row.application))
    if (!row || !application) return notFound
    const round = await roundOf(tx, row)
    const { programme } = await programmeOfRound(tx, round)
    const blind = isBlind(programme)
    const all = (await ownReviews(tx, call.scope, call.actor.account)).filter(
      (one) => one.round === row.round,
    )
    const { rows: evidence } = await sql<{ id: Id; title: string }>`select id, title from application_evidence
      where province = ${row.province} and application = ${row.application} and removed_at is null
      order by added_at, id`.execute(tx)
    return ok({
      answer: {
        id: row.id,
        position: row.position,
        of: all.length,
        next: await nextReview(tx, call, row),
        programme: programme.code,
        programmeTitle: programme.title,
        roundTitle: round.title,
        blind,
        name: blind ? null : application.name,
        workTitle: application.workTitle,
        affiliations: blind ? [] : await affiliationsOf(tx, application),
        facts: await factsShown(platform, tx, application, programme, call),
        evidence,
        pointsTo: figureOf(programme, programme.review?.points_to, round.openedOn) ?? 0,
        state: row.state,
        points: row.points,
        remark: row.remark,
        openedAgain: await openedAgainFor(tx, row),
        dueOn: row.dueOn,
        version: row.version,
      },
      audit: [
        {
          action: 'applications.read-to-review',
          subject: row.application,
          division: row.division,
          detail: { review: id },
        },
      ],
    })
  })

export async function affiliationsOf(
  tx: Handle,
  { province, id }: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<{ organisation: string; post: string | null }[]> {
  const { rows } = await sql<{ organisation: string; post: string | null }>`
    select body_name as organisation, post from application_affiliation
    where province = ${province} and application = ${id} order by position`.execute(tx)
  return rows
}

/** What is answered of the programme's facts, in words; places by name. Where the review is blind, no place that names a station. */
async function factsShown(
  platform: Platform,
  tx: Handle,
  application: ApplicationRow,
  programme: Programme,
  call: Standing,
) {
  const { facts } = await factsOf(tx, platform, application, call.today, programme)
  const hidden = (name: string) => isBlind(programme) && programme.facts[name]?.type === 'division'
  const divisions = Object.entries(facts).flatMap(([name, value]) =>
    programme.facts[name]?.type === 'division' && typeof value === 'number' ? [value] : [],
  )
  const places = await placesOf(tx, divisions, call.today)
  const shown: { name: string; question: Words; answer: Words }[] = []
  for (const [name, fact] of Object.entries(programme.facts)) {
    const value = facts[name]
    if (value === undefined || hidden(name)) continue
    shown.push({
      name,
      question: fact.question,
      answer: factWords(fact, value, (code) => places(code).name),
    })
  }
  return shown
}
