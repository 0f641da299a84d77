export { casesOfPersons } from './person-uses.ts'
export { caseworkRoutes } from './routes.ts'
