import { describe, expect, it } from 'vitest'
import { deviceOf } from './device.ts'

describe('the device of a session', () => {
  it('is told in two words', () => {
    expect(
      deviceOf(
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0',
      ),
    ).toBe('Windows · Edge')
    expect(
      deviceOf(
        'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.42',
      ),
    ).toBe('Android · WeChat')
    expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1')).toBe(
      'iOS · Safari',
    )
  })

  it('is unknown when it says nothing we know', () => {
    expect(deviceOf('curl/8.5.0')).toBeNull()
    expect(deviceOf('')).toBeNull()
  })
})
