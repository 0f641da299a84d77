import type { Words } from '../../../../kernel/contract.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { byPlace } from '../../domain/engine/simulate.ts'
import type { Programme } from '../../domain/language/programme.ts'
import type { AskedSimulation, Simulated } from './run.ts'

const unknown: Words = { zh: '未知', en: 'Not known' }
const both = (text: string): Words => ({ zh: text, en: text })
const yesNo: Readonly<Record<string, Words>> = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } }

const questionOf = (programme: Programme, name: string): Words =>
  programme.facts[name]?.question ?? programme.switches[name]?.question ?? both(name)

const optionOf = (programme: Programme, name: string, value: string): Words =>
  programme.facts[name]?.options?.[value] ?? yesNo[value] ?? both(value)

/** A simulation as it is answered: with the names of places, questions and options. */
export async function showSimulation(tx: Handle, asked: AskedSimulation, found: Simulated) {
  const { instead, on, population, whatIf, programme } = asked
  const codes = found.groups.flatMap(({ by, value }) =>
    by === byPlace && value !== null ? [Number(value)] : [],
  )
  const places = await placesOf(tx, [population.division, ...codes], on)
  // An answer that all give, such as one that is assumed, tells no groups apart.
  const tells = (name: string): boolean =>
    name === byPlace || found.groups.filter(({ by }) => by === name).length > 1
  const titleOf = (by: string, value: string | null): Words => {
    if (value === null) return unknown
    return by === byPlace ? both(places(Number(value)).name) : optionOf(instead, by, value)
  }
  const moved =
    instead !== programme ||
    Object.keys(whatIf.parameters).length > 0 ||
    Object.keys(whatIf.switches).length > 0
  return {
    on,
    place: population.division === 0 ? '' : places(population.division).name,
    recurring: instead.payment?.kind === 'roll',
    moved,
    before: found.before,
    after: found.after,
    gainers: found.gainers,
    losers: found.losers,
    asked: found.asked.map(({ name, persons }) => ({ name, title: questionOf(instead, name), persons })),
    groups: found.groups
      .filter(({ by }) => tells(by))
      .map(({ by, value, ...counts }) => ({
        by,
        byTitle: by === byPlace ? { zh: '地区', en: 'Place' } : questionOf(instead, by),
        value,
        title: titleOf(by, value),
        ...counts,
      })),
    changes: found.changes.map(({ id, before, after }) => ({
      id,
      name: found.names.get(id) ?? null,
      before,
      after,
    })),
  }
}

export type ShownSimulation = Awaited<ReturnType<typeof showSimulation>>
