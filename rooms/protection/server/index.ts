export { protectionRoutes } from './routes.ts'
export { protectionTimeline } from './timeline.ts'
export { protectionSubscribers } from './triggers.ts'
