import { formatDivisionCode, nation } from '../../../../kernel/division.ts'
import type { Asked } from './queries.ts'

export const targetsPath = '/targets'

/** A key of a file holds a slash, which would be two parts of an address. */
export const targetPath = (key: string): string => `/targets/${key.replace('/', '~')}`

export const keyInPath = (part: string): string => part.replace('~', '/')

/** The query of every page of targets. */
export const askedQuery = ({ node, on }: Asked): Readonly<Record<string, string>> => ({
  node: node === nation ? '0' : formatDivisionCode(node),
  on,
})
