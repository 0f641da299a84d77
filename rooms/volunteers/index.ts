export { type Intention, intentionCodes, intentions, type Time, timeCodes, times } from './domain/codes.ts'
export type { VolunteerWarning } from './domain/volunteer.ts'
