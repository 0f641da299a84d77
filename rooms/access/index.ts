export { type Ability, abilitiesOf } from './domain/abilities.ts'
export { type Permission, permissionCodes, permissions } from './domain/permissions.ts'
export { isRole, permissionsOf, type RoleCode, roleCodes, roles, roleTitle } from './domain/roles.ts'
