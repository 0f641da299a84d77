import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { linkKindCodes } from '../domain/kinds.ts'
import { linkLine } from './organisations.ts'
import { ofOne, optionalText, text, yes } from './shapes.ts'

export const linksContract = {
  organisationLinks: route({
    method: 'GET',
    path: '/api/organisation-links',
    summary: { zh: '站点与机构的关系：承接、动员、孵化', en: 'What stations do with organisations' },
    permission: 'organisations.read',
    query: pageQuery.extend({
      station: idSchema.optional(),
      within: divisionSchema.optional(),
      kind: z.enum(linkKindCodes).optional(),
      from: daySchema.optional(),
      to: daySchema.optional(),
      all: yes.meta({ description: 'Also records that were withdrawn' }),
    }),
    answer: pageOf(linkLine),
    errors: ['cursor-not-valid'],
  }),
  linkOrganisation: route({
    method: 'POST',
    path: '/api/organisations/:id/links',
    summary: {
      zh: '登记站点动员、孵化或由其承接运营',
      en: 'Record that a station mobilised or incubated it, or is operated by it',
    },
    permission: 'organisations.write',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      link: idSchema,
      station: idSchema,
      kind: z.enum(linkKindCodes),
      fromOn: daySchema,
      note: optionalText(500),
    }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [
      'not-found',
      'day-in-the-future',
      'link-before-established',
      'link-already-recorded',
      'id-already-used',
    ],
  }),
  endLink: route({
    method: 'POST',
    path: '/api/organisation-links/:id/end',
    summary: { zh: '承接运营结束', en: 'End of operating a station' },
    permission: 'organisations.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, untilOn: daySchema }),
    answer: z.object({ id: z.string() }),
    errors: [
      'not-found',
      'link-not-standing',
      'link-not-operating',
      'day-in-the-future',
      'closed-before-opened',
      'id-already-used',
    ],
  }),
  withdrawLink: route({
    method: 'POST',
    path: '/api/organisation-links/:id/withdrawal',
    summary: { zh: '撤销登记有误的关系', en: 'Withdraw a link that was recorded in error' },
    permission: 'organisations.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, reason: text(200) }),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'link-not-standing', 'id-already-used'],
  }),
}
