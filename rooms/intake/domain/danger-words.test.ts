import { describe, expect, it } from 'vitest'
import { dangersIn } from '../server/danger-words.ts'
import { type DangerWords, dangerFinder, dangerKinds } from './danger-words.ts'

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

  it('S2.A3: are found when spelled in letters, in part or whole, with tones or without', () => {
    expect(kinds('zì shā')).toEqual(['self-harm'])
    expect(kinds('wo bu xiang huo le')).toEqual(['self-harm'])
    expect(kinds('我不xiang活了')).toEqual(['self-harm'])
    expect(kinds('他天天da我')).toEqual(['violence'])
    expect(kinds('ba ba da wo')).toEqual(['abuse', 'violence'])
    expect(kinds('ta da wo')).toEqual(['violence'])
    expect(kinds('我bei锁家里了')).toEqual(['abuse'])
    expect(dangersIn('Dawo is the name of my dog, 我想问 Aida 课程')).toEqual([])
  })

  it('S2.A3: are found when struck through or made of homophones', () => {
    expect(kinds('自\u0336杀\u0336')).toEqual(['self-harm'])
    expect(kinds('我想紫砂')).toEqual(['self-harm'])
    expect(dangersIn('紫砂壶手工课什么时候开')).toEqual([])
    expect(kinds('不想話了，活著沒勁')).toEqual(['self-harm'])
  })

  it('S2.A3: are found with a few characters between their parts, and not with many', () => {
    expect(kinds('我想从教学楼上跳下来')).toEqual(['self-harm'])
    expect(kinds('我吃了好多安眠药')).toEqual(['self-harm'])
    expect(dangersIn('老人吃饭不好睡觉也不好，安眠药能报销吗')).toEqual([])
  })

  it('that say nothing are refused with the list', () => {
    const words = Object.fromEntries(dangerKinds.map((kind) => [kind, ['危险']]))
    const list = { variants: {}, instead: {}, harmless: [], words } as unknown as DangerWords
    expect(() =>
      dangerFinder({ ...list, words: { ...list.words, abuse: ['…打我'] } }, (text) => [...text]),
    ).toThrow('…打我')
  })

  it('S2.A3: are found in what is said around them', () => {
    expect(kinds('要是睡着了再也不醒来就好了')).toEqual(['self-harm'])
    expect(kinds('世界没有我会更好')).toEqual(['self-harm'])
    expect(kinds('我站在天台上')).toEqual(['self-harm'])
    expect(kinds('拿圆规扎自己')).toEqual(['self-harm'])
    expect(kinds('隔壁天天打孩子')).toEqual(['abuse'])
    expect(kinds('他爸爸喝醉了就揍他')).toEqual(['abuse'])
    expect(kinds('爸爸老是揍我')).toEqual(['abuse'])
    expect(kinds('叔叔半夜进我房间，不许我告诉妈妈')).toEqual(['sexual'])
    expect(kinds('高年级的逼我交钱')).toEqual(['violence'])
    expect(kinds('他要把我卖掉')).toEqual(['missing'])
    expect(kinds('家里没有大人')).toEqual(['neglect'])
    expect(kinds("I don't want to live")).toEqual(['self-harm'])
  })

  it('are not found in phrases of every day', () => {
    expect(dangersIn('有事请打我电话')).toEqual([])
    expect(dangersIn('老人不想活动，腿疼')).toEqual([])
    expect(dangersIn('想了解防性侵讲座什么时候开')).toEqual([])
    expect(dangersIn('奶奶摸我的头')).toEqual([])
    expect(dangersIn('申请低保需要哪些材料')).toEqual([])
    expect(dangersIn('我去4楼办事，想4点到')).toEqual([])
    expect(dangersIn('请加wx我，或打他手机')).toEqual([])
    expect(dangersIn('我家b站打不开')).toEqual([])
    expect(dangersIn('有事请打我爸的电话')).toEqual([])
    expect(dangersIn('妈妈跑了好几趟才办好，爸爸找不到工作')).toEqual([])
    expect(dangersIn('来自伤残军人家庭，老人吞咽困难，吃药费劲')).toEqual([])
    expect(dangersIn('垃圾没人管，流浪狗多，想找离家近一点的学校')).toEqual([])
    expect(dangersIn('老师把我推荐给合唱队，爷爷的病不见好转')).toEqual([])
    expect(kinds('妈妈跑了好几年了，爸爸找不到了')).toEqual(['missing', 'neglect'])
    expect(dangersIn('古诗不能死记硬背')).toEqual([])
    expect(dangersIn('Please send it all to the white men at the door')).toEqual([])
  })

  it('are looked for in a text that splits into syllables in ever so many ways, and the search ends', () => {
    expect(dangersIn(`${'iao'.repeat(1000)}4`)).toEqual([])
    expect(kinds(`${'iao'.repeat(1000)}woxiangsi`)).toEqual(['self-harm'])
  })

  it('are still found beside a harmless phrase', () => {
    expect(kinds('他天天打我，您方便就打我电话')).toEqual(['violence'])
  })
})
