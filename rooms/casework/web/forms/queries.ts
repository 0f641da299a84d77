import { client } from '../../../../platform/web/client.ts'
import type { caseFormContract } from '../../contract.ts'

export const caseFormApi = client<typeof caseFormContract>()
