import type { Words } from '../../../kernel/contract.ts'
import { isRole, roles } from '../domain/roles.ts'

/** A role's name; one that is no longer known is told by its code. */
export const roleTitle = (code: string): Words => (isRole(code) ? roles[code].title : { zh: code, en: code })
