import { ApplicationWatch } from '../parts/application-watch.tsx'

/** Who is barred. */
export const Component = () => <ApplicationWatch first="bars" />
