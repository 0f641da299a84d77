export { remindOfEducation } from './education.ts'
export { workforceRoutes } from './routes.ts'
export { type BriefMember, creditTraining, membersById, takeBackTraining } from './training-credits.ts'
