import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ok } from '../../../../kernel/result.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { dashboardRoutes } from '../../contract/dashboard.ts'
import { type Layout, tilesOf } from '../../domain/tile-layout.ts'

const fileSchema = z.strictObject({
  source: z.string().min(1),
  columns: z.number().int().min(1),
  rows: z.array(z.string()).min(1),
})

const file = join(import.meta.dirname, '../../../../data/maps/tiles-nation.yaml')

let read: Layout | undefined

/** The packaged layout of the provinces, read once; throws where the file is not what it should be. */
export function nationLayout(): Layout {
  read ??= fileSchema.parse(parse(readFileSync(file, 'utf8'), { version: '1.2' }))
  return read
}

export const tileRoutes = (_platform: Platform): Implemented[] => [
  implement(dashboardRoutes.tiles, async (call) => {
    const { node } = call.query
    if (node.kind !== 'division' || node.division !== 0) return ok({ source: null, tiles: [] })
    const layout = nationLayout()
    return ok({ source: layout.source, tiles: [...tilesOf(layout)] })
  }),
]
