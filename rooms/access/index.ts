export { type RoleCode, roles } from './domain/roles.ts'
