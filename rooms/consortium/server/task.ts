import { sql } from 'kysely'
import { scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { openDuty } from '../../duties/server/index.ts'
import { volunteersLike } from '../../volunteers/server/index.ts'
import { needItems } from '../domain/needs.ts'
import type { Performer, Tier } from '../domain/pipeline.ts'
import { stepping } from './need-commands.ts'
import type { NeedRow } from './need-store.ts'
import type { ConsortiumNeighbours } from './neighbours.ts'
import { wrong } from './screen.ts'

type Given = {
  readonly id: Id
  readonly version: number
  readonly tier: Tier
  readonly performer: Performer
  readonly account: Id | null
  readonly volunteer: Id | null
  readonly dueOn: Day
}

/**
 * Gives the task of a matched need to somebody of a tier. An adviser or worker owes it as a duty; where a volunteer or the
 * matched body carries it out, whoever gave it owes that it is done, because neither signs in here.
 */
export const giveToTier = (standing: Standing, neighbours: ConsortiumNeighbours, need: Id, input: Given) =>
  stepping(standing, 'task', need, input, async (tx, before) => {
    if (input.dueOn < standing.today) return wrong('due-in-the-past', '/body/dueOn')
    const owner = await ownerOf(tx, standing, neighbours, before, input)
    if (!owner.ok) return owner
    const duty = newId()
    await openDuty(tx, {
      id: duty,
      kind: 'consortium-task',
      subjectRoom: 'consortium',
      subject: before.person,
      person: before.person,
      station: before.station,
      division: before.division,
      owner: owner.value,
      title: `助联体派单：${needItems[before.item].zh}（${before.offer ?? ''}）`,
      dueOn: input.dueOn,
      urgency: before.urgency,
      by: standing.actor.account,
    })
    return ok({
      state: 'tasked',
      tier: input.tier,
      set: sql`performer = ${input.performer}, performer_account = ${owner.value}, performer_volunteer = ${input.volunteer},
        duty = ${duty}, due_on = ${input.dueOn}`,
      detail: { performer: input.performer },
    })
  })

async function ownerOf(
  tx: Handle,
  { actor, today }: Standing,
  neighbours: ConsortiumNeighbours,
  need: NeedRow,
  { performer, account, volunteer, tier }: Given,
): Promise<Result<Id, Refusal>> {
  switch (performer) {
    case 'organisation':
      return need.organisation ? ok(actor.account) : wrong('match-not-a-body', '/body/performer')
    case 'volunteer': {
      if (!volunteer) return wrong('performer-missing', '/body/volunteer')
      const found = await volunteersLike(
        tx,
        scopeOf(actor, 'volunteers.read', today),
        { ids: [volunteer] },
        today,
      )
      return found.length > 0 ? ok(actor.account) : wrong('performer-not-possible', '/body/volunteer')
    }
    default: {
      if (!account) return wrong('performer-missing', '/body/account')
      if (account === actor.account) return ok(account)
      const there = await neighbours.performersAt(tier, need, today)
      return there.some(({ id }) => id === account)
        ? ok(account)
        : refused({
            code: 'request-not-valid',
            problems: [{ code: 'performer-not-possible', path: '/body/account' }],
          })
    }
  }
}
