import { z } from 'zod'
import { idSchema, route } from '../../../kernel/contract.ts'
import { formatNode } from '../domain/node.ts'
import { mostPinnedMeasures, pinKinds, pinPlaces } from '../domain/pin.ts'
import { nodeSchema } from './shapes.ts'

const codes = z.array(z.string().max(80)).min(1).max(mostPinnedMeasures)

/** What is shown and how it is arranged; the period is the page's own. */
const arrangement = {
  kind: z.enum(pinKinds).meta({ description: 'A table of parts, a tile map, a trend' }),
  node: nodeSchema,
  measures: codes.meta({ description: 'Columns or lines, in their order' }),
  by: z.enum(['division', 'station']).default('division'),
  /** Whether columns stand under the headings of their groups. */
  grouped: z.boolean().default(true),
  sort: z.string().max(80).nullable().default(null),
  rising: z.boolean().default(false),
  /** How far a trend goes: a key of the screen's list, `12m`, `24m`, `8q`, `5y`, `2y`. */
  span: z.enum(['2y', '12m', '24m', '8q', '5y']).default('12m'),
}

const title = z.string().trim().min(1).max(60)
const shownOn = z.enum(pinPlaces).meta({ description: 'My own page, or the dashboard of the node' })

const pin = z.object({
  id: z.string(),
  title: z.string(),
  shownOn: z.enum(pinPlaces),
  position: z.number().int(),
  kind: z.enum(pinKinds),
  node: z.string().meta({ description: formatNode({ kind: 'division', division: 410621000000 }) }),
  measures: z.array(z.string()),
  by: z.enum(['division', 'station']),
  grouped: z.boolean(),
  sort: z.string().nullable(),
  rising: z.boolean(),
  span: arrangement.span.unwrap(),
})

const errors = ['not-found', 'node-not-valid', 'measure-unknown', 'no-parts'] as const

/** What someone pinned for himself. Nobody sees another one's pins, whatever his rights are. */
export const pinRoutes = {
  pins: route({
    method: 'GET',
    path: '/api/figures/pins',
    summary: { zh: '我固定的图表', en: 'What I pinned' },
    permission: 'figures.read',
    query: z.object({ node: nodeSchema.optional() }),
    answer: z.object({ items: z.array(pin) }),
    errors: ['node-not-valid'],
  }),
  addPin: route({
    method: 'POST',
    path: '/api/figures/pins',
    summary: { zh: '固定一张图表', en: 'Pin a table, map or trend' },
    permission: 'figures.read',
    body: z.strictObject({ id: idSchema, title, shownOn, ...arrangement }),
    answer: pin,
    status: 201,
    errors: [...errors, 'too-many-pins'],
  }),
  changePin: route({
    method: 'PUT',
    path: '/api/figures/pins/:pin',
    summary: { zh: '重新安排一张固定的图表', en: 'Rename or rearrange a pin' },
    permission: 'figures.read',
    params: z.object({ pin: idSchema }),
    body: z.strictObject({
      id: idSchema,
      title,
      shownOn,
      position: z.number().int().min(0).max(10_000),
      ...arrangement,
    }),
    answer: pin,
    errors: [...errors],
  }),
  removePin: route({
    method: 'DELETE',
    path: '/api/figures/pins/:pin',
    summary: { zh: '取消固定', en: 'Unpin' },
    permission: 'figures.read',
    params: z.object({ pin: idSchema }),
    status: 204,
    answer: z.null(),
    errors: ['not-found'],
  }),
}
