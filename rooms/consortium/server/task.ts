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
import { giveTask, type TaskTools } from '../../intake/server/index.ts'
import { volunteersLike } from '../../volunteers/server/index.ts'
import { needItems, urgencyCodes } from '../domain/needs.ts'
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
 * Gives the task of a matched need to somebody of a tier. An adviser or worker owes it as a duty; where a volunteer goes
 * along, whoever gave it owes that it is done, because volunteers do not sign in. A matched body gets it through the door
 * of the tasks: it is told what is needed and which station to call, and not for whom (2.8).
 */
export const giveToTier = (
  standing: Standing,
  tools: TaskTools,
  neighbours: ConsortiumNeighbours,
  need: Id,
  input: Given,
) =>
  stepping(standing, 'task', need, input, async (tx, before) => {
    if (input.dueOn < standing.today) return wrong('due-in-the-past', '/body/dueOn')
    if (input.performer === 'organisation') return giveToBody(tx, standing, tools, before, input)
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
      title: {
        zh: `助联体派单：${needItems[before.item].zh}（${before.offer ?? ''}）`,
        en: `Consortium task: ${needItems[before.item].en} (${before.offer ?? ''})`,
      },
      dueOn: input.dueOn,
      urgency: before.urgency,
      by: standing.actor.account,
    })
    return ok({
      state: 'tasked' as const,
      tier: input.tier,
      set: sql`performer = ${input.performer}, performer_account = ${owner.value}, performer_volunteer = ${input.volunteer},
        duty = ${duty}, due_on = ${input.dueOn}`,
      detail: { performer: input.performer },
    })
  })

async function giveToBody(tx: Handle, standing: Standing, tools: TaskTools, need: NeedRow, input: Given) {
  if (!need.organisation) return wrong('match-not-a-body', '/body/performer')
  const what = needItems[need.item]
  const given = await giveTask(tx, tools, standing, {
    id: newId(),
    source: { room: 'consortium', id: need.id },
    title: `助联体需求：${what.zh}`,
    asked: `请提供“${what.zh}”，具体对象和时间与交办站点联系。`,
    english: {
      title: `Need of the consortium: ${what.en}`,
      asked: `Please provide “${what.en}”; ask the giving station for whom and when.`,
      purpose: 'Services for people in hardship who need them',
    },
    body: { organisation: need.organisation },
    person: null,
    station: need.station,
    division: need.division,
    dueOn: input.dueOn,
    urgency: urgencyCodes[need.urgency] ?? 'ordinary',
    handOver: {
      purpose: '为有需求的困难对象提供服务',
      data: [],
      legalBasis: 'no-personal-data',
      basisNote: null,
    },
  })
  if (!given.ok) return given
  const { audit, events = [], dirty = [] } = given.value
  return ok({
    state: 'tasked' as const,
    tier: input.tier,
    set: sql`performer = 'organisation', performer_account = ${standing.actor.account}, performer_volunteer = null, duty = null,
      due_on = ${input.dueOn}`,
    detail: { performer: input.performer, task: given.value.answer.id },
    also: { audit, events, dirty },
  })
}

async function ownerOf(
  tx: Handle,
  { actor, today }: Standing,
  neighbours: ConsortiumNeighbours,
  need: NeedRow,
  { performer, account, volunteer, tier }: Given,
): Promise<Result<Id, Refusal>> {
  switch (performer) {
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
