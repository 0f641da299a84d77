import { describe, expect, it } from 'vitest'
import { fetched, MissingFile } from './fetched.ts'

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))

describe('a file of the app', () => {
  it('is missing when the server answers and does not have it', async () => {
    await expect(fetched(gone, async () => true, 0)).rejects.toBeInstanceOf(MissingFile)
  })

  it('is waited for while the server cannot be reached', async () => {
    let asked = 0
    const back = () => {
      asked += 1
      return asked > 4 ? Promise.resolve('page') : gone()
    }
    expect(await fetched(back, async () => false, 0)).toBe('page')
  })
})
