export { protectionRoutes } from './routes.ts'
export { protectionSubscribers } from './triggers.ts'
