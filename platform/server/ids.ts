import { uuidv7 } from 'uuidv7'

/** A new time-ordered key for what the server itself makes (audit lines, events, stations from demo data). */
export const newId = (): string => uuidv7()
