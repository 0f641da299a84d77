import { describe, expect, it } from 'vitest'
import { dangersIn } from '../server/danger-words.ts'

const kinds = (text: string) => [...new Set(dangersIn(text).map(({ kind }) => kind))]

describe('words of danger', () => {
  it('are found in a sentence, each with its kind', () => {
    expect(dangersIn('我不想活了')).toEqual([{ kind: 'self-harm', word: '不想活' }])
    expect(kinds('爸爸打我，还不给饭吃')).toEqual(['abuse', 'violence'])
    expect(kinds('村里的老人走失三天了')).toEqual(['missing'])
    expect(kinds('孩子没人管，父母都在外地')).toEqual(['neglect'])
    expect(kinds('有个叔叔脱我衣服')).toEqual(['sexual'])
  })

  it('are found behind spaces, signs, full-width and traditional characters', () => {
    expect(kinds('自 殺')).toEqual(['self-harm'])
    expect(kinds('自\u3000·\u3000杀')).toEqual(['self-harm'])
    expect(kinds('想\uff53\uff49')).toEqual(['self-harm'])
    expect(kinds('不*想*活')).toEqual(['self-harm'])
  })

  it('are found where they are written around', () => {
    expect(kinds('我想自鲨')).toEqual(['self-harm'])
    expect(kinds('想亖')).toEqual(['self-harm'])
    expect(kinds('Zi Sha')).toEqual(['self-harm'])
  })

  it('are found as children and their elders say them', () => {
    expect(kinds('我不想再活下去了')).toEqual(['self-harm'])
    expect(kinds('活着没什么意思')).toEqual(['self-harm'])
    expect(kinds('我用小刀割自己')).toEqual(['self-harm'])
    expect(kinds('她喝了农药')).toEqual(['self-harm'])
    expect(kinds('爸爸喝醉了说要打死我')).toEqual(['violence'])
    expect(kinds('叔叔总是摸我')).toEqual(['sexual'])
    expect(kinds('他脱我的衣服')).toEqual(['sexual'])
    expect(kinds('家里好几天没东西吃')).toEqual(['neglect'])
  })

  it('are found in traditional characters throughout', () => {
    expect(kinds('我想結束生命')).toEqual(['self-harm'])
    expect(kinds('他自殘')).toEqual(['self-harm'])
    expect(kinds('喝農藥')).toEqual(['self-harm'])
    expect(kinds('他猥褻小孩')).toEqual(['sexual'])
    expect(kinds('老人無人照顧，獨自在家')).toEqual(['neglect'])
  })

  it('are found in English', () => {
    expect(kinds('I want to kill myself.')).toEqual(['self-harm'])
    expect(kinds('sometimes I just want to DIE')).toEqual(['self-harm'])
    expect(kinds('My stepfather beats me')).toEqual(['abuse'])
    expect(kinds('Somebody touched me')).toEqual(['sexual'])
    expect(dangersIn('I want to diet before the sports day')).toEqual([])
    expect(dangersIn('Please help me with mathematics')).toEqual([])
  })

  it('are not found in phrases of every day', () => {
    expect(dangersIn('有事请打我电话')).toEqual([])
    expect(dangersIn('老人不想活动，腿疼')).toEqual([])
    expect(dangersIn('想了解防性侵讲座什么时候开')).toEqual([])
    expect(dangersIn('奶奶摸我的头')).toEqual([])
    expect(dangersIn('申请低保需要哪些材料')).toEqual([])
  })

  it('are still found beside a harmless phrase', () => {
    expect(kinds('他天天打我，您方便就打我电话')).toEqual(['violence'])
  })
})
