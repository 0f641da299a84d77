import { groupsJoined } from '../../../activities/server/index.ts'
import { bodiesWithTasks } from '../../../intake/server/index.ts'
import { householdOfPerson } from '../../../people/server/index.ts'
import { pathsOf } from '../../../regions/server/index.ts'
import type { KnownSystem, SystemSource } from './known-systems.ts'

/** Who lives along, and the committee of the village where the client lives. */
const home: SystemSource = {
  permission: 'people.read',
  systems: async (tx, { scope, today }, { person }) => {
    const found = await householdOfPerson(tx, scope, person)
    if (!found) return []
    const { division, household } = found.person
    const paths = await pathsOf(tx, [division], today)
    const name = paths.get(division)?.split(' ').at(-1)
    const others = found.members.filter(({ id }) => id !== found.person.id)
    const known: KnownSystem[] = []
    if (household && others.length > 0)
      known.push({
        key: `household:${household}`,
        system: 'family',
        name: others.map((member) => member.name).join('、'),
        from: { zh: '家庭成员', en: 'Household' },
      })
    if (name)
      known.push({
        key: `village:${division}`,
        system: 'village',
        name,
        from: { zh: '居住地', en: 'Place of residence' },
      })
    return known
  },
}

const groups: SystemSource = {
  permission: 'activities.read',
  systems: async (tx, { scope, today }, { files }) =>
    (await groupsJoined(tx, scope, files, today)).map(({ id, name }) => ({
      key: `group:${id}`,
      system: 'friend',
      name,
      from: { zh: '小组', en: 'Group' },
    })),
}

const bodies: SystemSource = {
  permission: 'tasks.give',
  systems: async (tx, standing, { files }) =>
    (await bodiesWithTasks(tx, standing, files)).map((name) => ({
      key: `body:${name}`,
      system: 'agency',
      name,
      from: { zh: '交办事项', en: 'Tasks' },
    })),
}

/** What lower rooms that casework opens tell of the systems around a client. */
export const ownSystems: readonly SystemSource[] = [home, groups, bodies]
