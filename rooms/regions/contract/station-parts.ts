import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import { write } from './shapes.ts'

const ofStation = z.object({ station: idSchema })
const code = z.string().trim().min(1).max(40)
const spell = z.object({
  code: z.string(),
  from: z.string(),
  until: z.string().nullable().meta({ description: 'The first day on which it is no more' }),
  description: z.string().nullable(),
})
const done = z.object({ id: z.string() })
const endErrors = [
  'not-found',
  'part-not-standing',
  'part-ends-before-it-begins',
  'part-in-the-future',
  'id-already-used',
] as const

/** What a station is for and which rooms it keeps, each from a day until another (S16). */
export const stationPartsContract = {
  stationParts: route({
    method: 'GET',
    path: '/api/stations/:station/parts',
    summary: { zh: '站点的职能和功能室，含已结束的', en: 'Functions and rooms of a station, ended ones too' },
    permission: 'signed-in',
    params: ofStation,
    answer: z.object({ functions: z.array(spell), rooms: z.array(spell) }),
    errors: ['not-found'],
  }),
  addFunction: route({
    method: 'POST',
    path: '/api/stations/:station/functions',
    summary: { zh: '增加一项职能', en: 'Give a station a further function' },
    permission: 'regions.write',
    params: ofStation,
    body: z.strictObject({ ...write, function: code, from: daySchema }),
    status: 201,
    answer: done,
    errors: [
      'not-found',
      'station-function-not-known',
      'part-stands-already',
      'part-before-station',
      'part-in-the-future',
      'id-already-used',
    ],
  }),
  endFunction: route({
    method: 'POST',
    path: '/api/stations/:station/functions/:function/end',
    summary: { zh: '结束一项职能', en: 'End a function of a station' },
    permission: 'regions.write',
    params: ofStation.extend({ function: code }),
    body: z.strictObject({ ...write, until: daySchema }),
    answer: done,
    errors: endErrors,
  }),
  addRoom: route({
    method: 'POST',
    path: '/api/stations/:station/rooms',
    summary: { zh: '登记一间功能室', en: 'Record a room that a station keeps' },
    permission: 'regions.write',
    params: ofStation,
    body: z.strictObject({
      ...write,
      room: code,
      from: daySchema,
      description: z.string().trim().max(120).nullable().default(null),
    }),
    status: 201,
    answer: done,
    errors: [
      'not-found',
      'station-room-not-known',
      'part-stands-already',
      'part-before-station',
      'part-in-the-future',
      'id-already-used',
    ],
  }),
  endRoom: route({
    method: 'POST',
    path: '/api/stations/:station/rooms/:room/end',
    summary: { zh: '停用一间功能室', en: 'A room is no more' },
    permission: 'regions.write',
    params: ofStation.extend({ room: code }),
    body: z.strictObject({ ...write, until: daySchema }),
    answer: done,
    errors: endErrors,
  }),
}
