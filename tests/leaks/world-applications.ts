import { actingAs } from '../../apps/cli/demo/acting.ts'
import { day } from '../../kernel/day.ts'
import { nation } from '../../kernel/division.ts'
import type { Implemented } from '../../platform/server/http/routes.ts'
import { newId } from '../../platform/server/ids.ts'
import type { Platform } from '../../platform/server/platform.ts'
import { permissionCodes } from '../../rooms/access/index.ts'
import { applicationsContract } from '../../rooms/applications/contract.ts'

/** A work of a station in the county's contest, sent within its window; its title is the mark. */
export async function applicationOf(
  platform: Platform,
  routes: readonly Implemented[],
  station: string,
  at: number,
): Promise<string> {
  const acting = actingAs(platform, routes, {
    account: newId(),
    name: '申报',
    permissions: permissionCodes,
    division: nation,
    today: day('2023-10-10'),
  })
  const application = newId()
  const params = { id: application }
  const change = (version: number) => ({ id: newId(), version })
  await acting(applicationsContract.start, {
    body: {
      id: newId(),
      application,
      programme: 'xunxian-case-contest',
      subject: { kind: 'station', id: station },
    } as never,
  })
  await acting(applicationsContract.changeOwn, {
    params,
    body: { ...change(1), name: '站', workTitle: `申报暗语${at}` } as never,
  })
  await acting(applicationsContract.answerOwn, {
    params,
    body: { ...change(2), facts: { own_work: 'yes', anonymous: 'yes' } } as never,
  })
  await acting(applicationsContract.submit, { params, body: { ...change(3), insist: true } as never })
  return application
}
