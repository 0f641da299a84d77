import { expect, it } from 'vitest'
import { isWritten } from './signature.ts'

it('a signature is written, not tapped', () => {
  expect(isWritten([[150, 120, 420, 180]])).toBe(true)
  expect(
    isWritten([
      [100, 100, 130, 130],
      [130, 100, 100, 130],
    ]),
    'a small cross',
  ).toBe(true)
  expect(isWritten([[10, 10]])).toBe(false)
  expect(isWritten([[500, 100, 500, 100]])).toBe(false)
  expect(isWritten([])).toBe(false)
})
