import { ok } from '../../../../kernel/result.ts'
import { read } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { pinRoutes as contract } from '../../contract/pins.ts'
import { formatNode } from '../../domain/node.ts'
import { engineFor } from '../engine.ts'
import { pinsOf } from './pin-store.ts'
import { addPin, changePin, removePin } from './pins.ts'

export const pinRoutes = (platform: Platform): Implemented[] => [
  implement(contract.pins, (call) =>
    read(call, async (tx) => {
      const pins = await pinsOf(tx, call.actor.account)
      const { node } = call.query
      return ok({ items: pins.filter((pin) => !node || pin.node === formatNode(node)) })
    }),
  ),
  implement(contract.addPin, (call) => {
    const { id, ...input } = call.body
    return addPin(call, engineFor(platform).catalogue, id, input)
  }),
  implement(contract.changePin, (call) => {
    const { id, ...input } = call.body
    return changePin(call, engineFor(platform).catalogue, call.params.pin, id, input)
  }),
  implement(contract.removePin, (call) => removePin(call, call.params.pin)),
]
