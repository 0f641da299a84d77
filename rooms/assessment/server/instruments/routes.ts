import { covers, scopeOf } from '../../../../kernel/actor.ts'
import { countyOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { instrumentContract } from '../../contract/instruments.ts'
import { figuresOf, mayBeCopied } from '../../domain/instrument/figures.ts'
import { inBoth } from '../../domain/instrument/in-both.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { changeCopy, checkCopy, draftCopy, endCopy, signCopy } from './copy-commands.ts'
import { type Copy, type CopyInForce, copiesIn, copiesInForce } from './copy-store.ts'
import { definitionInForce } from './definition-in-force.ts'
import { shippedInstruments, shippedOn } from './instrument-files.ts'

type Places = Awaited<ReturnType<typeof placesOf>>

const inForceOf = (hash: string, version: number, copy: CopyInForce | null | undefined, places: Places) => ({
  hash,
  version,
  copy: copy
    ? { id: copy.id, division: copy.division, place: places(copy.division).name, from: copy.fromOn }
    : null,
})

const unknown = (code: string) =>
  refused<Refusal>({ code: 'instrument-unknown', data: { code, known: codes().join(', ') } })

const codes = (): string[] => [...new Set(shippedInstruments().map(({ instrument }) => instrument.code))]

/** Routes of instruments and their copies. A wrong file of `data/instruments` ends the start here, with its reasons. */
export function instrumentRoutes(): Implemented[] {
  shippedInstruments()
  return [
    implement(instrumentContract.instruments, ({ query, ...call }) =>
      read(call, async (tx) => {
        const on = query.on ?? call.today
        const county = query.division === undefined ? null : countyOf(query.division)
        const copies = county === null ? null : await copiesInForce(tx, county, on)
        const places = await placesOf(tx, county === null ? [] : [county], on)
        const items = codes().flatMap((code) => {
          const shipped = shippedOn(code, on)
          const shown = shipped ?? shippedInstruments().find(({ instrument }) => instrument.code === code)
          if (!shown) return []
          const copy = copies?.get(code)
          const hash = copy?.hash ?? shown.hash
          return [
            {
              ...lineOf(shown.instrument),
              inForce: shipped ? inForceOf(hash, shown.instrument.version, copy, places) : null,
            },
          ]
        })
        return ok({ items })
      }),
    ),
    implement(instrumentContract.instrument, ({ params, query, ...call }) =>
      read(call, async (tx) => {
        const on = query.on ?? call.today
        const found = await definitionInForce(tx, params.code, query.division ?? null, on)
        if (!found) return unknown(params.code)
        const places = await placesOf(tx, found.copy ? [found.copy.division] : [], on)
        const shipped = shippedOn(params.code, on)?.instrument ?? found.instrument
        const before = new Map(figuresOf(shipped).map(({ name, value }) => [name, value]))
        return ok({
          inForce: inForceOf(found.hash, found.instrument.version, found.copy, places),
          definition: found.instrument,
          figures: figuresOf(found.instrument).map((figure) => ({
            name: figure.name,
            kind: figure.kind,
            title: figure.title,
            value: figure.value,
            shipped: before.get(figure.name) ?? figure.value,
            mayBeCopied: mayBeCopied(figure),
          })),
        })
      }),
    ),
    implement(instrumentContract.copies, ({ params, ...call }) => {
      if (!codes().includes(params.code)) return Promise.resolve(unknown(params.code))
      return read(call, async (tx) => {
        const copies = await copiesIn(tx, call.scope, params.code)
        const places = await placesOf(
          tx,
          copies.map(({ division }) => division),
          call.today,
        )
        return ok({ items: copies.map((copy) => copyLine(call, copy, places(copy.division).name)) })
      })
    }),
    implement(instrumentContract.draftCopy, (call) => draftCopy(call, call.params.code, call.body)),
    implement(instrumentContract.changeCopy, (call) =>
      changeCopy(call, call.params.code, call.params.copy, call.body),
    ),
    implement(instrumentContract.checkCopy, (call) =>
      checkCopy(call, call.params.code, call.params.copy, call.body),
    ),
    implement(instrumentContract.signCopy, (call) =>
      signCopy(call, call.params.code, call.params.copy, call.body),
    ),
    implement(instrumentContract.endCopy, (call) =>
      endCopy(call, call.params.code, call.params.copy, call.body),
    ),
  ]
}

const lineOf = ({ code, title, about, items, grades, source }: Instrument) => ({
  code,
  title,
  about,
  items: items.length,
  grades: grades.length,
  source: inBoth(source),
})

function copyLine({ actor, today }: Standing, copy: Copy, place: string) {
  const may = (permission: string) => covers(scopeOf(actor, permission, today), { division: copy.division })
  return {
    id: copy.id,
    code: copy.code,
    division: copy.division,
    place,
    baseVersion: copy.baseVersion,
    changes: { ...copy.changes },
    examples: copy.examples.map((example) => ({ ...example })),
    reason: copy.reason,
    state: copy.state,
    writtenBy: copy.writtenName,
    writtenAt: copy.writtenAt,
    signedBy: copy.signedName,
    signedAt: copy.signedAt,
    from: copy.fromOn,
    to: copy.toOn,
    hash: copy.hash,
    version: copy.version,
    abilities: {
      change: copy.signedBy === null && may('instruments.write'),
      sign: copy.state === 'checked' && copy.writtenBy !== actor.account && may('instruments.sign'),
      end: copy.state === 'signed' && may('instruments.sign'),
    },
  }
}
