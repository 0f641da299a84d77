export { type Ability, abilitiesOf } from './domain/abilities.ts'
export { type Permission, permissionCodes, permissions } from './domain/permissions.ts'
export { type RoleCode, roleCodes, roles } from './domain/roles.ts'
