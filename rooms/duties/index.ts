export { type Bucket, bucketOf, buckets } from './domain/bucket.ts'
export { type Escalation, escalations } from './domain/escalation.ts'
export { type Urgency, urgencies, urgencyNumber, urgencyOf } from './domain/urgency.ts'
export type { Wording } from './domain/wording.ts'
