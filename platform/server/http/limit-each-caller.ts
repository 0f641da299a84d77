import { refused } from '../../../kernel/result.ts'
import { clientOf, isLoopback, rateLimit } from './rate-limit.ts'
import type { Implemented } from './routes.ts'

/**
 * A limit that the routes put behind it share, for each caller of a public page. A village hall or a class may have one line
 * for all, so that it is wide; it is there against programs. The address is used for that alone, in memory, and kept nowhere.
 */
export function limitEachCaller(
  now: () => number,
  options: { readonly burst: number; readonly perMinute: number },
): (implemented: Implemented) => Implemented {
  const limit = rateLimit(options)
  return ({ route, handler }) => ({
    route,
    handler: async (call) => {
      const { address } = call.caller
      return isLoopback(address) || limit.take(clientOf(address), now())
        ? handler(call)
        : refused({ code: 'too-many-requests' })
    },
  })
}
