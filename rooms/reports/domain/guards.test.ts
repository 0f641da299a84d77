import { describe, expect, it } from 'vitest'
import { notToPublish } from './guards.ts'

describe('what is never published (7.7)', () => {
  it('is found however it is written', () => {
    for (const text of [
      '证件 99062119700101123X',
      '身份证 1 1 0 1 0 1 1990 0307 1234',
      '电话\uff11\uff13\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18',
      '列为橙色预警',
      '红橙蓝三色管理',
      '蓝色儿童3名',
      'a red file',
    ])
      expect(notToPublish(text), text).not.toBeNull()
  })

  it('is neither a colour of the weather nor of anything else', () => {
    for (const text of ['暴雨橙色预警期间入户', '高温 红色预警', '红色文化宣讲', '2023年7月走访467次', ''])
      expect(notToPublish(text), text).toBeNull()
  })
})
