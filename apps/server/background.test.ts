import { describe, expect, it } from 'vitest'
import { every } from './background.ts'

const hour = 3_600_000

describe('work beside requests', () => {
  it('ends when it is stopped in the midst of a round, and not an hour later', async () => {
    let finish = () => {}
    let rounds = 0
    const work = every(hour, () => {
      rounds += 1
      return new Promise<void>((done) => {
        finish = done
      })
    })
    const stopping = work.stop()
    finish()
    await stopping
    expect(rounds).toBe(1)
  })

  it('ends when it is stopped in the pause after a round', async () => {
    const work = every(hour, async () => {})
    await new Promise((later) => setTimeout(later, 20))
    await work.stop()
  })
})
