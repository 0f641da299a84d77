export { resourcesRoutes } from './routes.ts'
