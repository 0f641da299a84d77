export { type FormData, formData } from './file/form-data.ts'
export type { CaseNeighbours } from './neighbours.ts'
export { casesOfPersons } from './person-uses.ts'
export { caseworkRoutes } from './routes.ts'
