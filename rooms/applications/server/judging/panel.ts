import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, read, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { ApplicationsNeighbours } from '../core/neighbours.ts'
import { findPanelist, panelOf } from './panel-store.ts'
import { reviewsOf, writeAct } from './review-store.ts'
import { findRound, type RoundRow } from './round-store.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

const namesOf = async ({ namesOf: ask }: ApplicationsNeighbours, accounts: readonly Id[]) =>
  (await ask?.(accounts)) ?? new Map<Id, string>()

/** Accounts that may judge at the body of a round. */
const holders = ({ holdersOf }: ApplicationsNeighbours, { division }: RoundRow, call: Standing) =>
  holdersOf('applications.review', { division }, call.today)

export const showPanel = (neighbours: ApplicationsNeighbours, call: Standing, id: Id) =>
  read(call, async (tx) => {
    const round = await findRound(tx, call.scope, id)
    if (!round) return notFound
    const panel = await panelOf(tx, round)
    const reviews = await reviewsOf(tx, round)
    const free = (await holders(neighbours, round, call)).filter(
      (account) => !panel.some((one) => one.account === account && one.leftOn === null),
    )
    const names = await namesOf(neighbours, free)
    const count = (account: Id, state: string) =>
      reviews.filter((one) => one.reviewer === account && one.state === state).length
    return ok({
      items: panel.map(({ id, account, name, unit, leftOn, leftReason }) => ({
        id,
        account,
        name,
        unit,
        assigned: count(account, 'assigned') + count(account, 'handed-in'),
        handedIn: count(account, 'handed-in'),
        leftOn,
        leftReason,
      })),
      candidates: free.map((account) => ({ account, name: names.get(account) ?? '' })),
    })
  })

type NameInput = { readonly id: Id; readonly member: Id; readonly account: Id; readonly unit: string | null }

export const nameReviewer = (
  neighbours: ApplicationsNeighbours,
  call: Standing,
  round: Id,
  input: NameInput,
) =>
  runCommand<{ id: Id }>(call, {
    id: input.id,
    name: 'applications.name-reviewer',
    input: { round, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const row = await findRound(tx, call.scope, round)
      if (!row) return notFound
      if (!(await holders(neighbours, row, call)).includes(input.account))
        return refused({ code: 'reviewer-not-in-role' })
      const name = (await namesOf(neighbours, [input.account])).get(input.account) ?? ''
      const panel = await panelOf(tx, row)
      if (panel.some((one) => one.account === input.account && one.leftOn === null))
        return refused({ code: 'reviewer-named-already', data: { name } })
      const { rows } = await sql`
        insert into application_panelist (province, id, round, programme, division, account, name, unit, named_by, named_name)
        values (${row.province}, ${input.member}, ${round}, ${row.programme}, ${row.division}, ${input.account}, ${name},
          ${input.unit}, ${call.actor.account}, ${call.actor.name})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      return ok({
        answer: { id: input.member },
        audit: {
          action: 'applications.name-reviewer',
          subject: round,
          division: row.division,
          detail: { member: input.member, reviewer: input.account },
        },
      })
    },
  })

type LeaveInput = { readonly id: Id; readonly reason: string }

/** Whoever leaves gives back what is not handed in; points that are in stay in. */
export const leavePanel = (call: Standing, member: Id, input: LeaveInput) =>
  runCommand<{ id: Id; takenBack: number }>(call, {
    id: input.id,
    name: 'applications.leave-panel',
    input: { member, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id; takenBack: number }>, Refusal>> => {
      const found = await findPanelist(tx, call.scope, member)
      const round = found && (await findRound(tx, call.scope, found.round))
      if (!found || !round || found.leftOn !== null) return notFound
      await sql`update application_panelist set left_on = ${call.today}, left_reason = ${input.reason}
        where province = ${found.province} and id = ${member}`.execute(tx)
      const open = (await reviewsOf(tx, round)).filter(
        ({ reviewer, state }) => reviewer === found.account && state === 'assigned',
      )
      for (const review of open) {
        await sql`update application_review set state = 'taken-back', ended_reason = ${input.reason}, version = version + 1
          where province = ${review.province} and id = ${review.id} and state = 'assigned'`.execute(tx)
        await writeAct(tx, review, call.actor, { kind: 'taken-back', reason: input.reason })
      }
      return ok({
        answer: { id: member, takenBack: open.length },
        audit: {
          action: 'applications.leave-panel',
          subject: found.round,
          division: found.division,
          detail: { member, takenBack: open.length },
        },
      })
    },
  })
