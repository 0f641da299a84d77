import { inboxContract } from './contract/inbox.ts'

export const applicationsContract = { ...inboxContract }
