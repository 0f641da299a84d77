import { expect } from 'vitest'
import { newId } from '../platform/server/ids.ts'
import { partnersWorld, withPartners } from './partners-world.ts'
import { xunxian } from './small-county.ts'

/** Codes that pass both checks and belong to no body: division 000000. */
export const registryCode = (() => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  let next = 0
  return (begin: '51' | '52' | '53') => {
    next += 1
    const organisation = `MJ9${String(next).padStart(5, '0')}`
    const inner = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
      (sum, weight, at) => sum + weight * Number.parseInt(organisation.charAt(at), 36),
      0,
    )
    const check = 11 - (inner % 11)
    const body = `${begin}000000${organisation}${check === 10 ? 'X' : check === 11 ? '0' : check}`
    const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(body.charAt(at)), 0)
    return body + alphabet.charAt((31 - (sum % 31)) % 31)
  }
})()

/** A county's registry of social organisations, with two registrars: what one proposes the other carries out. */
export async function registryWorld() {
  const world = await partnersWorld()
  const permissions = [...withPartners, 'organisations.registry']
  const registrar = world.actor(permissions, { kind: 'division', division: xunxian })
  const second = world.actor(permissions, { kind: 'division', division: xunxian })
  const registered = async (
    more: {
      registeredOn?: string
      name?: string
      form?: 'association' | 'service-institution' | 'foundation'
    } = {},
  ) => {
    const organisation = newId()
    const {
      registeredOn = '2018-05-05',
      name = `示例${organisation.slice(-4)}中心`,
      form = 'service-institution',
    } = more
    const creditCode = registryCode(form === 'association' ? '51' : form === 'foundation' ? '53' : '52')
    await world.post(
      '/api/organisations',
      {
        id: newId(),
        organisation,
        name,
        kind: form,
        creditCode,
        division: xunxian,
        establishedOn: registeredOn,
      },
      registrar,
    )
    const saved = await world.put(
      `/api/registry/${organisation}`,
      { id: newId(), legalForm: form, authority: xunxian, registeredOn },
      registrar,
    )
    expect(saved.status).toBe(200)
    return { organisation, creditCode, name }
  }
  return { ...world, registrar, second, registered }
}

export type RegistryWorld = Awaited<ReturnType<typeof registryWorld>>
