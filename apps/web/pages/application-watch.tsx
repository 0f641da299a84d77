import { ApplicationWatch } from '../parts/application-watch.tsx'

/** What was found after awards. */
export const Component = () => <ApplicationWatch first="findings" />
