import type { SystemSource } from '../../rooms/casework/server/index.ts'
import { schoolsOfPerson } from '../../rooms/letters/server/index.ts'
import { giversOfPerson } from '../../rooms/resources/server/index.ts'

/** What rooms that casework does not open know of the systems around a client: the school, and who gave help. */
export const systemsAround: readonly SystemSource[] = [
  {
    permission: 'letters.read',
    systems: async (tx, { scope }, { province, files }) =>
      (await schoolsOfPerson(tx, scope, province, files)).map(({ id, name }) => ({
        key: `school:${id}`,
        system: 'school',
        name,
        from: { zh: '个性化辅导', en: 'Counselling' },
      })),
  },
  {
    permission: 'resources.read',
    systems: async (tx, { scope }, { files }) =>
      (await giversOfPerson(tx, scope, files)).map((name) => ({
        key: `giver:${name}`,
        system: 'agency',
        name,
        from: { zh: '资源发放', en: 'Resources' },
      })),
  },
]
