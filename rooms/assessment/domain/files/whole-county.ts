import { scopeInCounty } from '../../../../kernel/scope-in-county.ts'

/** Where a permission opens files: grades never leave the county (2.8, 7.7), so that a wider grant opens none. */
export const fileScope = scopeInCounty
