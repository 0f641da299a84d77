import { join } from 'node:path'

/** What policy officers edit and the product ships. */
export const dataFolder = join(import.meta.dirname, '../../../data')
