import { describe, expect, it } from 'vitest'
import { passwordProblems } from '../domain/password.ts'
import { drawPassword, secureRandom } from './first-password.ts'

describe('a first password made up by the screen', () => {
  it('is one that the server takes', () => {
    const drawn = Array.from({ length: 200 }, () => drawPassword(secureRandom))
    const refused = drawn.filter(
      (password) => passwordProblems(password, { userName: 'wangxl', minimumLength: 14 }).length > 0,
    )
    expect(refused).toEqual([])
    expect(new Set(drawn).size).toBe(200)
  })

  it('holds nothing that is misread over the phone', () => {
    const drawn = Array.from({ length: 200 }, () => drawPassword(secureRandom)).join('')
    expect(drawn).not.toMatch(/[0O1lI2Z5S8Bio]/)
  })
})
