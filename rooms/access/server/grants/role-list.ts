import type { Actor } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { rolesToGive } from '../../domain/appointing.ts'
import { permissions } from '../../domain/permissions.ts'
import { roleCodes, roles } from '../../domain/roles.ts'

/** The role table as a screen shows it, with what the reader may give. */
export function roleList(actor: Actor, today: Day) {
  const givable = rolesToGive(actor, today)
  return roleCodes.map((code) => ({
    code,
    title: roles[code].title,
    permissions: roles[code].permissions.map((permission) => ({
      code: permission,
      title: permissions[permission],
    })),
    scopes: [...roles[code].scopes],
    mayGive: givable.includes(code),
  }))
}
