import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { ok } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { limitEachCaller } from '../../../platform/server/http/limit-each-caller.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { divisionsContract } from '../contract/divisions.ts'
import { placesOf } from './division-answers.ts'
import { childrenOf } from './divisions.ts'
import { searchDivisions } from './search-divisions.ts'

type Asked = {
  readonly text: string
  readonly within?: DivisionCode | undefined
  readonly code?: DivisionCode | undefined
}

/** A county has some dozens of towns, a town some dozens of villages. */
const most = 100

/** The tree of divisions is public; a resident who applies chooses a place by its name. */
export function publicDivisionRoutes({ clock }: Platform): Implemented[] {
  const looking = limitEachCaller(() => clock.now(), { burst: 120, perMinute: 120 })
  return [
    looking(
      implement(divisionsContract.publicDivisions, (call) =>
        read(call, async (tx) => {
          const codes = await codesOf(tx, call.query, call.today)
          const names = await placesOf(tx, codes, call.today)
          return ok({ items: codes.map(names) })
        }),
      ),
    ),
  ]
}

async function codesOf(tx: Handle, { text, within, code }: Asked, on: Day): Promise<DivisionCode[]> {
  if (code !== undefined) return [code]
  if (text.trim() === '') {
    if (within === undefined) return []
    const below = await childrenOf(tx, within, on, -1, most)
    return [within, ...below.map((one) => one.code)]
  }
  const inside = within === undefined ? [] : await searchDivisions(tx, { text, on, limit: 20, within })
  const found = inside.length > 0 ? inside : await searchDivisions(tx, { text, on, limit: 20 })
  return found.map((one) => one.code)
}
