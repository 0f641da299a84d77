import { fileRoutes } from './contract/files.ts'
import { reportRoutes } from './contract/reports.ts'

export const reportsContract = { ...reportRoutes, ...fileRoutes }
