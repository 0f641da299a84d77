import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { ancestorsOf, nation, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, type Standing, writeTrail } from '../../../../platform/server/command.ts'
import { inTransaction } from '../../../../platform/server/database/transaction.ts'
import { limitEachCaller } from '../../../../platform/server/http/limit-each-caller.ts'
import { type Call, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { childrenOf, placesOf } from '../../../regions/server/index.ts'
import { publicRequestsContract } from '../../contract/public-requests.ts'
import type { RequestState } from '../../domain/requests/codes.ts'
import { followedState } from '../../domain/requests/state.ts'
import { dangersIn } from '../danger-words.ts'
import { fileFromOutside } from './filing.ts'
import { codeOfCommand, lookedFor } from './follow-code.ts'
import type { IntakeNeighbours } from './look.ts'
import { servedQueueOf } from './place.ts'
import { openWords } from './sealed-words.ts'

type Followed = {
  readonly id: string
  readonly number: string
  readonly state: RequestState
  readonly receivedOn: Day
  readonly settledOn: Day | null
  readonly station: string | null
  readonly division: number
  readonly words: Buffer | null
  readonly messages: readonly { id: string; at: string; own: boolean; sealed: string }[]
}

/** A village has some hundreds of neighbours, a prefecture some dozens of counties. */
const mostPlaces = 1000

/** Pages for residents. A code is tried rarely: twenty at once and six a minute. */
export function publicRequestRoutes(
  platform: Platform,
  { isServed }: Pick<IntakeNeighbours, 'isServed'>,
): Implemented[] {
  const now = () => platform.clock.now()
  const looking = limitEachCaller(now, { burst: 120, perMinute: 120 })
  const asking = limitEachCaller(now, { burst: 20, perMinute: 6 })
  const trying = limitEachCaller(now, { burst: 20, perMinute: 6 })
  return [
    looking(
      implement(publicRequestsContract.publicPlaces, (call) => places(call, call.query.within ?? nation)),
    ),
    asking(
      implement(publicRequestsContract.ask, async (call) => {
        const { website, ...asked } = call.body
        if (website) return ok({ code: codeOfCommand(platform.cipher, provinceOf(asked.division), newId()) })
        return ask(platform, call, asked, isServed)
      }),
    ),
    trying(implement(publicRequestsContract.follow, (call) => follow(platform, call, call.body.code))),
    trying(implement(publicRequestsContract.addMessage, (call) => addMessage(platform, call, call.body))),
  ]
}

/** What lies below a place; the tree is public. */
const places = (standing: Standing, within: number) =>
  read(standing, async (tx) => {
    const below = await childrenOf(tx, within, standing.today, -1, mostPlaces)
    const above = [...ancestorsOf(within), within].filter((code) => code !== nation)
    const named = await placesOf(tx, [...above, ...below.map(({ code }) => code)], standing.today)
    if (below.length === 0 && within !== nation && named(within).path === '')
      return refused<Refusal>({ code: 'not-found' })
    const path = above.map(named)
    return ok({
      place: path.at(-1) ?? { code: nation, name: '', path: '' },
      path,
      items: below.map(({ code }) => named(code)),
    })
  })

type Asked = Omit<Call<typeof publicRequestsContract.ask>['body'], 'website'>

const ask = (
  platform: Platform,
  standing: Standing,
  { id: command, consent: _, ...said }: Asked,
  isServed: IntakeNeighbours['isServed'],
): Promise<Result<{ code: string }, Refusal>> =>
  inTransaction(standing.db, standing, 'write', async (tx) => {
    const now = platform.clock.now()
    const queue = await servedQueueOf(tx, said.division, standing.today, isServed)
    if (!queue.ok) return queue
    const place = queue.value
    // The id that the page made is known to it alone: staff see another, and none of them leads to the code.
    const id = newId()
    const outcome = await fileFromOutside(tx, platform.cipher, {
      ...said,
      id,
      command,
      place,
      source: 'public',
      receivedAt: now,
      urgency: 'ordinary',
      needs: [],
      by: null,
      own: false,
    })
    if (outcome === 'other') return refused<Refusal>({ code: 'id-already-used' })
    if (outcome === 'filed')
      await writeTrail(tx, standing, 'write', [
        {
          action: 'intake.file',
          subject: id,
          division: place.division,
          station: place.station,
          detail: { source: 'public' },
        },
      ])
    return ok({ code: codeOfCommand(platform.cipher, place.province, command) })
  })

/** A code that nobody has is looked for as any other and answered as one that is wrong. */
const follow = (platform: Platform, standing: Standing, typed: string) =>
  read(standing, async (tx) => {
    const { province, index } = lookedFor(platform.cipher, typed)
    const { rows } = await sql<Followed>`
      select * from request_followed(${province}::smallint, ${index})`.execute(tx)
    const found = rows[0]
    if (!found) return refused<Refusal>({ code: 'not-found' })
    const { to, words } = openWords(platform.cipher, found.words)
    const named = await placesOf(tx, [found.division], standing.today)
    return ok({
      number: found.number,
      state: followedState(found.state),
      receivedOn: found.receivedOn,
      settledOn: found.settledOn,
      station: found.station,
      place: named(found.division).path,
      referredTo: found.state === 'referred' ? (to ?? null) : null,
      words: words ?? null,
      messages: found.messages.map(({ at, own, sealed }) => ({
        at,
        own,
        text: platform.cipher.open(Buffer.from(sealed, 'base64')),
      })),
    })
  })

const addMessage = (
  platform: Platform,
  standing: Standing,
  input: { readonly id: string; readonly code: string; readonly text: string },
): Promise<Result<{ received: true }, Refusal>> =>
  inTransaction(standing.db, standing, 'write', async (tx) => {
    const { province, index } = lookedFor(platform.cipher, input.code)
    const { rows } = await sql<{ added: boolean }>`
      select add_requester_message(${province}::smallint, ${index}, ${input.id}, ${new Date(platform.clock.now()).toISOString()},
        ${platform.cipher.seal(input.text)}, ${dangersIn(input.text).length > 0}) as added`.execute(tx)
    return rows[0]?.added ? ok({ received: true as const }) : refused({ code: 'not-found' })
  })
