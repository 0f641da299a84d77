export { type BriefVolunteer, volunteersLike } from './brief.ts'
export { volunteersRoutes } from './routes.ts'
