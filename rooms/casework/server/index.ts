export { caseByNumber, type NumberedCase } from './case-by-number.ts'
export { type FormData, formData } from './file/form-data.ts'
export { casesOfPersons } from './person-uses.ts'
export { caseworkRoutes } from './routes.ts'
