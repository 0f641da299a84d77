import { instrumentContract } from './contract/instruments.ts'

export const assessmentContract = { ...instrumentContract }

export { assessmentsContract } from './contract/assessments.ts'
export { eldersContract } from './contract/elders.ts'
export { riskFilesContract } from './contract/risk-files.ts'
export { riskOverviewContract } from './contract/risk-overview.ts'
