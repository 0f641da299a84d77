import { fileRoutes } from './contract/files.ts'
import { journalRoutes } from './contract/journal.ts'
import { proseRoutes } from './contract/prose.ts'
import { reportRoutes } from './contract/reports.ts'

export const reportsContract = { ...reportRoutes, ...fileRoutes, ...proseRoutes, ...journalRoutes }
