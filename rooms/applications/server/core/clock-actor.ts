export { systemActor as clockActor } from '../../../../kernel/actor.ts'
