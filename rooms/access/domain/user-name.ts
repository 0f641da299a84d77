/** What people type: letters, digits, dot, dash and underscore. Stored and compared in lower case. */
const pattern = /^[a-z0-9][a-z0-9._-]{2,39}$/

export const normalUserName = (typed: string): string => typed.trim().toLowerCase()

export const isUserName = (name: string): boolean => pattern.test(name)
