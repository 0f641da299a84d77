import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { takeOutRecord } from '../../../platform/server/reversal.ts'
import type { LinkKind } from '../domain/kinds.ts'
import { endLink, findLink, insertLinks, type LinkRow } from './link-store.ts'
import { ownStation } from './reach.ts'
import { findOrganisation } from './store.ts'

type Answer = { readonly id: Id }

const problem = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

export const linkOrganisation = (
  standing: Standing,
  organisation: Id,
  input: {
    readonly id: Id
    readonly link: Id
    readonly station: Id
    readonly kind: LinkKind
    readonly fromOn: Day
    readonly note: string | null
  },
) =>
  runCommand<Answer>(standing, {
    id: input.id,
    name: 'organisations.link',
    input: { organisation, ...input },
    run: async (tx) => {
      const { scope, today, actor } = standing
      const found = await findOrganisation(tx, scope, organisation)
      if (!found) return refused({ code: 'not-found' })
      const division = await ownStation(tx, scope, input.station)
      if (division === undefined) return problem('not-found', '/body/station')
      if (input.fromOn > today) return problem('day-in-the-future', '/body/fromOn')
      if (input.fromOn < found.establishedOn) return problem('link-before-established', '/body/fromOn')
      const { id: _, link, ...facts } = input
      const written = await insertLinks(tx, [{ ...facts, id: link, organisation, division }], actor)
      if (written.length === 0) return refused({ code: 'link-already-recorded' })
      return done('organisations.link', { id: link, organisation, division, ...facts }, { kind: input.kind })
    },
  })

/** The last day of operating a station is the day before `untilOn`. */
export const finishLink = (standing: Standing, id: Id, input: { readonly id: Id; readonly untilOn: Day }) =>
  runCommand<Answer>(standing, {
    id: input.id,
    name: 'organisations.end-link',
    input: { link: id, ...input },
    run: async (tx) => {
      const link = await findLink(tx, standing.scope, id)
      if (!link) return refused({ code: 'not-found' })
      if (link.reversedBy !== null || link.untilOn !== null) return refused({ code: 'link-not-standing' })
      if (link.kind !== 'operates') return refused({ code: 'link-not-operating' })
      if (input.untilOn > standing.today) return problem('day-in-the-future', '/body/untilOn')
      if (input.untilOn < link.fromOn) return problem('closed-before-opened', '/body/untilOn')
      await endLink(tx, link, input.untilOn)
      return done('organisations.end-link', link, { until: input.untilOn })
    },
  })

/** Takes out what was recorded in error (7.5); the record stays readable. */
export const withdrawLink = (
  standing: Standing,
  id: Id,
  input: { readonly id: Id; readonly reason: string },
) =>
  runCommand<Answer>(standing, {
    id: input.id,
    name: 'organisations.withdraw-link',
    input: { link: id, ...input },
    run: async (tx: Handle) => {
      const link = await findLink(tx, standing.scope, id)
      if (!link) return refused({ code: 'not-found' })
      const taken = await takeOutRecord(
        tx,
        standing.actor,
        {
          table: 'organisation_link',
          kind: 'organisation-link',
          record: id,
          station: link.station,
          division: link.division,
        },
        { id: input.id, reason: input.reason, replacement: null },
      )
      if (!taken) return refused({ code: 'link-not-standing' })
      return done('organisations.withdraw-link', link, { kind: link.kind })
    },
  })

const done = (
  action: string,
  {
    id,
    organisation,
    station,
    division,
    fromOn,
  }: Pick<LinkRow, 'id' | 'organisation' | 'station' | 'division' | 'fromOn'>,
  detail: object,
): Result<Done<Answer>, never> =>
  ok({
    answer: { id },
    audit: { action, subject: organisation, division, station, detail: { link: id, ...detail } },
    dirty: [{ station, month: monthOf(fromOn), division }],
  })
