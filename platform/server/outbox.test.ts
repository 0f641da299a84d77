import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DomainEvent } from '../../kernel/events.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../tests/database.ts'
import { writeEvents } from './command.ts'
import { newId } from './ids.ts'
import { deliverEvents, forgetHeardEvents, type Subscriber } from './outbox.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

const event = (said: string): DomainEvent => ({
  name: 'test.tried',
  subject: newId(),
  division: 410621105000,
  data: { said },
})

const write = (said: string) =>
  platform.worker.handle.transaction().execute((tx) => writeEvents(tx, [event(said)]))

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {}
  const given = new Promise<void>((resume) => {
    give = resume
  })
  return { given, give: () => give() }
}

function listener(reader: string): Subscriber & { readonly heard: string[] } {
  const heard: string[] = []
  return {
    reader,
    heard,
    hears: ['test.tried'],
    handle: async (_tx, { data }) => {
      heard.push(String(data.said))
    },
  }
}

const kept = (): Promise<string[]> =>
  asOwner(platform.ownerUrl, async (client) =>
    (await client.query(`select data ->> 'said' as said from outbox order by at`)).rows.map(
      ({ said }) => said,
    ),
  )

describe('the outbox', () => {
  it('tells each reader each event once', async () => {
    const reader = listener('once')
    await write('甲')
    await deliverEvents(platform.worker, [reader])
    expect(await deliverEvents(platform.worker, [reader])).toBe(0)
    expect(reader.heard).toEqual(['甲'])
  })

  it('does not pass over an event whose transaction began earlier and ended later', async () => {
    const reader = listener('patient')
    await deliverEvents(platform.worker, [reader])
    const [written, mayEnd] = [signal(), signal()]
    const open = platform.worker.handle.transaction().execute(async (tx) => {
      await writeEvents(tx, [event('早')])
      written.give()
      await mayEnd.given
    })
    await written.given
    await write('晚')
    await deliverEvents(platform.worker, [reader])
    expect(reader.heard).not.toContain('早')
    mayEnd.give()
    await open
    await deliverEvents(platform.worker, [reader])
    await deliverEvents(platform.worker, [reader])
    expect(reader.heard.slice(-2)).toEqual(['晚', '早'])
  })

  it('forgets what every reader heard long ago, and nothing that one has not heard', async () => {
    const [first, second] = [listener('first'), listener('second')]
    await deliverEvents(platform.worker, [first])
    await write('未闻')
    await deliverEvents(platform.worker, [first])
    expect(await forgetHeardEvents(platform.worker, [first, second], 0)).toBe(0)
    await deliverEvents(platform.worker, [second])
    expect(await forgetHeardEvents(platform.worker, [first, second], 30)).toBe(0)
    expect(await kept()).toContain('未闻')
    // Not before every transaction of the server that began earlier has ended, other databases' too.
    await expect
      .poll(
        async () => {
          await deliverEvents(platform.worker, [first, second])
          await forgetHeardEvents(platform.worker, [first, second], 0)
          return kept()
        },
        { timeout: 30_000 },
      )
      .toEqual([])
    await write('新')
    await deliverEvents(platform.worker, [first])
    expect(first.heard.at(-1)).toBe('新')
  })
})
