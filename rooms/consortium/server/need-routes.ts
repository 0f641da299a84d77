import { scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { organisationKinds } from '../../organisations/index.ts'
import { bodiesOfFields } from '../../organisations/server/index.ts'
import { resourceKinds } from '../../resources/index.ts'
import { offersLike } from '../../resources/server/index.ts'
import { volunteersLike } from '../../volunteers/server/index.ts'
import { consortiumContract } from '../contract.ts'
import { fieldsFor, resourceKindsFor } from '../domain/offers.ts'
import { close, deliver, escalate, match, takeFeedback, unmatch } from './need-commands.ts'
import { findNeed } from './need-store.ts'
import type { ConsortiumNeighbours } from './neighbours.ts'
import { giveToTier } from './task.ts'

const mostOffers = 20

export const needRoutes = ({ cipher, clock }: Platform, neighbours: ConsortiumNeighbours): Implemented[] => {
  const tools = () => ({ cipher, now: clock.now() })
  return [
    implement(consortiumContract.offers, (call) =>
      read(call, async (tx) => {
        const need = await findNeed(tx, call.scope, call.params.need)
        if (!need) return refused({ code: 'not-found' })
        const { search } = call.query
        const offers = await offersLike(tx, scopeOf(call.actor, 'resources.read', call.today), {
          at: need.division,
          kinds: resourceKindsFor[need.kind],
          search,
          most: mostOffers,
        })
        const bodies = await bodiesOfFields(
          tx,
          scopeOf(call.actor, 'organisations.read', call.today),
          { fields: fieldsFor[need.kind], search, most: mostOffers },
          call.today,
        )
        return ok({
          items: [
            ...offers.map((one) => ({
              kind: 'resource' as const,
              id: one.id,
              name: one.name,
              detail: [
                resourceKinds[one.kind][call.language],
                one.sourceName,
                one.left === null ? null : `${one.left / 1000}${one.unit ?? ''}`,
              ]
                .filter(Boolean)
                .join(' · '),
            })),
            ...bodies.map((one) => ({
              kind: 'organisation' as const,
              id: one.id,
              name: one.name,
              detail: organisationKinds[one.kind][call.language],
            })),
          ],
        })
      }),
    ),
    implement(consortiumContract.performers, async (call) => {
      const found = await read(call, async (tx) => {
        const need = await findNeed(tx, call.scope, call.params.need)
        if (!need) return refused({ code: 'not-found' })
        const volunteers = await volunteersLike(
          tx,
          scopeOf(call.actor, 'volunteers.read', call.today),
          { station: need.station, search: call.query.search, most: mostOffers },
          call.today,
        )
        return ok({ need, volunteers })
      })
      if (!found.ok) return found
      const { need, volunteers } = found.value
      const search = call.query.search ?? ''
      const accounts = (await neighbours.performersAt(call.query.tier, need, call.today)).filter(({ name }) =>
        name.includes(search),
      )
      return ok({
        items: [
          ...accounts,
          ...volunteers.map(({ id, name }) => ({ performer: 'volunteer' as const, id, name })),
        ],
      })
    }),
    implement(consortiumContract.match, (call) => match(call, call.params.need, call.body)),
    implement(consortiumContract.unmatch, (call) => unmatch(call, call.params.need, call.body)),
    implement(consortiumContract.task, (call) =>
      giveToTier(call, tools(), neighbours, call.params.need, call.body),
    ),
    implement(consortiumContract.escalate, (call) => escalate(call, tools(), call.params.need, call.body)),
    implement(consortiumContract.deliver, (call) => deliver(call, tools(), call.params.need, call.body)),
    implement(consortiumContract.feedback, (call) => takeFeedback(call, call.params.need, call.body)),
    implement(consortiumContract.close, (call) => close(call, tools(), call.params.need, call.body)),
  ]
}
