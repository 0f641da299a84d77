import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOfWorkbook } from '../../../../tests/fixtures/workbook-rows.ts'
import { type RequestsWorld, requestsWorld } from '../../../../tests/requests-world.ts'

let world: RequestsWorld
beforeAll(async () => {
  world = await requestsWorld()
})
afterAll(() => world.close())

describe('the register of requests as a file', () => {
  it('tells in the time of Shanghai what was filed and closed in the time of another zone', async () => {
    // Half past midnight of the 29th in Shanghai.
    const { id, body } = await world.filed({ receivedAt: '2023-12-28T16:30:00Z' })
    await world.triaged(id)
    const closed = await world.act(id, 'acceptance', {
      way: 'consultation',
      reason: '已告知办理材料',
      at: '2023-12-28T17:05:00Z',
    })
    expect(closed.status).toBe(200)
    const answer = await world.app.server.inject({
      method: 'GET',
      url: '/api/requests/export?tab=settled',
      headers: world.app.as(world.centre),
    })
    const [rows = []] = await rowsOfWorkbook(answer.rawPayload)
    const texts = rows.map(({ cells }) => cells.map((cell) => (cell?.kind === 'text' ? cell.text : '')))
    const line = texts.find((cells) => cells.includes(body.number))
    expect(line?.[1]).toBe('2023-12-29 00:30')
    expect(line?.at(-1)).toBe('2023-12-29 01:05')
  })
})
