import type { Actor } from '../../../../kernel/actor.ts'

/** In whose name something happens because a day has passed. */
export const clockActor: Actor = {
  account: '00000000-0000-7000-8000-000000000001',
  name: '系统',
  kind: 'system',
  grants: [],
}
