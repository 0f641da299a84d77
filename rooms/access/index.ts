export { permissionCodes } from './domain/permissions.ts'
export { permissionsOf, type RoleCode, roleCodes, roles } from './domain/roles.ts'
