import { filesContract } from './contract/files.ts'
import { guidanceContract } from './contract/guidance.ts'
import { sealingContract } from './contract/sealing.ts'

export { filesContract } from './contract/files.ts'
export { guidanceContract } from './contract/guidance.ts'
export { sealingContract } from './contract/sealing.ts'

export const juvenileContract = { ...filesContract, ...guidanceContract, ...sealingContract }
