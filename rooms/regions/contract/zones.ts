import { z } from 'zod'
import { daySchema, divisionAnswer, divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { onQuery, placeAnswer, write } from './shapes.ts'

const ofZone = z.object({ zone: idSchema })
const done = z.object({ id: z.string() })

const zoneAnswer = z.object({
  id: z.string(),
  name: z.string(),
  division: placeAnswer.meta({ description: 'The statutory division that contains the whole zone' }),
  members: z.array(placeAnswer.extend({ from: z.string(), to: z.string().nullable() })),
})

/** Managing zones (管理区域): functional areas without a statutory code of their own (S8, X18). */
export const zonesContract = {
  zones: route({
    method: 'GET',
    path: '/api/zones',
    summary: { zh: '管理区域及其当日成员', en: 'Managing zones with their members of the day' },
    permission: 'signed-in',
    query: z.object({ within: divisionSchema.optional(), ...onQuery }),
    answer: z.object({ items: z.array(zoneAnswer) }),
  }),
  createZone: route({
    method: 'POST',
    path: '/api/zones',
    summary: { zh: '登记管理区域', en: 'Register a managing zone' },
    permission: 'regions.write',
    body: z.strictObject({
      ...write,
      zone: idSchema.meta({ description: 'Of the new zone' }),
      name: z.string().trim().min(1).max(60),
      division: divisionSchema,
    }),
    status: 201,
    answer: done,
    errors: ['not-permitted', 'division-not-in-force', 'id-already-used'],
  }),
  addZoneMember: route({
    method: 'POST',
    path: '/api/zones/:zone/members',
    summary: { zh: '把区划划入管理区域', en: 'Put a division under a managing zone' },
    permission: 'regions.write',
    params: ofZone,
    body: z.strictObject({
      ...write,
      division: divisionSchema,
      from: daySchema,
      to: daySchema.optional(),
    }),
    status: 201,
    answer: done.extend({ division: divisionAnswer }),
    errors: [
      'not-found',
      'not-permitted',
      'division-not-in-force',
      'zone-member-outside',
      'validity-overlaps',
      'id-already-used',
    ],
  }),
  endZoneMember: route({
    method: 'POST',
    path: '/api/zones/:zone/members/end',
    summary: { zh: '把区划划出管理区域', en: 'End the membership of a division after its last day' },
    permission: 'regions.write',
    params: ofZone,
    body: z.strictObject({ ...write, division: divisionSchema, lastDay: daySchema }),
    answer: done.extend({ division: divisionAnswer }),
    errors: ['not-found', 'not-permitted', 'validity-overlaps', 'id-already-used'],
  }),
}
