import { ApplicationWatch } from '../parts/application-watch.tsx'

/** Samples drawn among what was paid. */
export const Component = () => <ApplicationWatch first="samples" />
