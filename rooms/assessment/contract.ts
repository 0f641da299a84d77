import { instrumentContract } from './contract/instruments.ts'

export const assessmentContract = { ...instrumentContract }
