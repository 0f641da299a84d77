export { type Content, canonical } from './domain/content.ts'
export { notToPublish } from './domain/guards.ts'
