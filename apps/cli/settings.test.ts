import { describe, expect, it } from 'vitest'
import { settingsFrom } from './settings.ts'

describe('the settings', () => {
  it('serve this machine only, on port 8700, unless told otherwise', () => {
    expect(settingsFrom({})).toMatchObject({
      host: '127.0.0.1',
      port: 8700,
      databaseUrl: undefined,
      cipherSuite: 'aes',
    })
    expect(
      settingsFrom({ PORT: '9000', DATABASE_URL: 'postgresql://x/y', ZHULIAN_DATA: '/srv/zhulian' }),
    ).toMatchObject({
      port: 9000,
      databaseUrl: 'postgresql://x/y',
      dataFolder: '/srv/zhulian',
    })
  })

  it('refuse a port that is none and a cipher that is unknown', () => {
    expect(() => settingsFrom({ PORT: 'abc' })).toThrow('PORT')
    expect(() => settingsFrom({ PORT: '70000' })).toThrow('PORT')
    expect(() => settingsFrom({ ZHULIAN_CIPHER: 'rot13' })).toThrow('ZHULIAN_CIPHER')
  })
})
