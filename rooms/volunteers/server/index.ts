export { volunteersRoutes } from './routes.ts'
