import type { Actor } from '../kernel/actor.ts'
import type { Id } from '../kernel/id.ts'
import { newId } from '../platform/server/ids.ts'
import { visitsWorld } from './visits-world.ts'

/** The small county with what a test of group work needs: a group with so many members, and its requests. */
export async function groupsWorld() {
  const world = await visitsWorld()
  const put = (url: string, payload: object, actor: Actor = world.worker) =>
    world.app.server.inject({ method: 'PUT', url, headers: world.app.as(actor), payload })
  const plan = (more: object = {}) => ({
    name: '星光成长小组',
    type: 'growth',
    field: 'child-welfare',
    startsOn: '2023-03-04',
    plannedSessions: 6,
    sessions: [],
    ...more,
  })
  const detail = async (group: Id, actor: Actor = world.worker) =>
    (await world.get(`/api/groups/${group}`, actor)).json()
  const create = async (more: object = {}, actor: Actor = world.worker) => {
    const id = newId()
    const answer = await world.post(
      '/api/groups',
      { id, station: world.county.xiaoheStation, ...plan(more) },
      actor,
    )
    return { id, answer }
  }
  const join = (group: Id, members: readonly object[], actor: Actor = world.worker) =>
    world.post(`/api/groups/${group}/members`, { id: newId(), members }, actor)
  return {
    ...world,
    put,
    plan,
    detail,
    create,
    join,
    /** A group with six members who joined on 1 March 2023, with consent. */
    group: async (more: object = {}) => {
      const { id } = await create(more)
      const persons: Id[] = []
      // One after the other: the county numbers its files by counting.
      while (persons.length < 6) persons.push(await world.county.person())
      await join(
        id,
        persons.map((person) => ({ person, joinedOn: '2023-03-01', consentOn: '2023-03-01' })),
      )
      return { id, persons }
    },
    session: (group: Id, persons: readonly Id[], more: object = {}, actor: Actor = world.worker) =>
      world.post(
        `/api/groups/${group}/sessions`,
        {
          id: newId(),
          heldOn: '2023-03-04',
          startedAt: '09:00',
          endedAt: '10:15',
          attendance: persons.map((person) => ({ person, state: 'present' })),
          ...more,
        },
        actor,
      ),
    close: world.close,
  }
}

export type GroupsWorld = Awaited<ReturnType<typeof groupsWorld>>
