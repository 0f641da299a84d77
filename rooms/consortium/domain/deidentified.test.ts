import { describe, expect, it } from 'vitest'
import { type Identity, identifiersIn } from './deidentified.ts'

const family = (more: Partial<Identity> = {}): Identity => ({
  people: [
    { name: '王小明', syllables: ['wang', 'xiao', 'ming'] },
    { name: '欧阳丁一', syllables: ['ou', 'yang', 'ding', 'yi'] },
    { name: '李某', syllables: ['li', 'mou'] },
  ],
  places: ['小河村', '小河', '浚县小河镇小河村'],
  addresses: ['河南省鹤壁市浚县小河镇小河村三组12号'],
  numbers: ['990621201205010017', '13839200001'],
  births: ['2012-05-01'],
  ...more,
})
const named = (name: string, ...syllables: string[]) => family({ people: [{ name, syllables }] })

/** What was met, as it stands in the text; with a question mark where it may be something else. */
const met = (text: string, identity = family()) =>
  identifiersIn(text, identity).map(
    ({ kind, at, length, sure }) => `${kind} ${[...text].slice(at, at + length).join('')}${sure ? '' : ' ?'}`,
  )

describe('a de-identified abstract (S1, 2.8)', () => {
  it('tells nobody by the full name, also with spaces between', () => {
    expect(met('欧阳 丁一今年七岁，他和李某一起来')).toEqual(['name 欧阳 丁一', 'name 李某'])
    expect(identifiersIn('和 王小明', family())).toEqual([{ kind: 'name', at: 2, length: 3, sure: true }])
  })

  it('tells nobody by the given name alone, of client or family', () => {
    expect(met('小明今年十一岁，表弟叫丁一。')).toEqual(['given-name 小明', 'given-name 丁一'])
    expect(met('丽丽不愿上学', named('张丽丽', 'zhang', 'li', 'li'))).toEqual(['given-name 丽丽'])
  })

  it('asks what is meant where the given name is an everyday word or lies across longer ones', () => {
    const builder = named('李建国', 'li', 'jian', 'guo')
    expect(met('建国七十周年', builder)).toEqual(['given-name 建国 ?'])
    expect(met('李建国说', builder)).toEqual(['name 李建国'])
    expect(met('他在上海上学', named('陈海上', 'chen', 'hai', 'shang'))).toEqual(['given-name 海上 ?'])
    expect(met('外面下着小雨', named('陈小雨', 'chen', 'xiao', 'yu'))).toEqual(['given-name 小雨 ?'])
  })

  it('asks of a given name of one character only where it is said as people call each other', () => {
    const one = named('王明', 'wang', 'ming')
    expect(met('明天阿明来，他明白了', one)).toEqual(['given-name 阿明 ?'])
    expect(met('明天再说', one)).toEqual([])
  })

  it('tells nobody in pinyin, with tones, in either order, and asks of initials', () => {
    expect(met('Wang Xiao-ming, xiaoming, Xiǎomíng Wáng')).toEqual([
      'pinyin Wang Xiao-ming',
      'pinyin xiaoming',
      'pinyin Xiǎomíng Wáng',
    ])
    expect(met('WXM 来访，aWXMb')).toEqual(['pinyin WXM ?'])
    expect(met('Lühe', named('吕绿荷', 'lv', 'lv', 'he'))).toEqual(['pinyin Lühe'])
    expect(met('axiaomingb')).toEqual([])
  })

  it('asks who is meant where somebody is called by the surname, by a pet name, or with characters left out', () => {
    const deng = named('邓梓涵', 'deng', 'zi', 'han')
    expect(met('小邓、邓某某、邓同学、邓父、邓奶奶和邓家孩子', deng)).toEqual(
      ['小邓', '邓某某', '邓同学', '邓父', '邓奶奶', '邓家孩子'].map((word) => `calling ${word} ?`),
    )
    expect(met('涵涵、小涵、邓*涵、邓××、邓__涵', deng)).toEqual(
      ['涵涵', '小涵', '邓*涵', '邓××', '邓__涵'].map((word) => `calling ${word} ?`),
    )
    expect(met('对方家长说，老方法不行；方案上写着', named('方小北', 'fang', 'xiao', 'bei'))).toEqual([])
    expect(met('老师每周来三小时', named('师小时', 'shi', 'xiao', 'shi'))).toEqual(['given-name 小时 ?'])
  })

  it('knows parts of a name that has none of its own surname', () => {
    expect(met('买买提来过', named('阿依古丽·买买提'))).toEqual(['name 买买提'])
  })

  it('tells neither village nor address, and asks where the village’s name is a word', () => {
    expect(met('家住小河村三组12号')).toEqual(['place 小河村', 'address 三组12号'])
    expect(met('村边有一条小河')).toEqual(['place 小河 ?'])
    const town = family({ addresses: ['浙江省杭州市西湖区留下街道东岳路8号锦绣花园3幢201室'], places: [] })
    expect(met('住在锦绣花园3幢201室，东岳路上', town)).toEqual([
      'address 锦绣花园',
      'address 3幢201室',
      'address 东岳路',
    ])
  })

  it('holds no number of an identity card or a telephone, whoever’s it is, and no part of the client’s', () => {
    expect(met('证件 11010519491231002X')).toEqual(['identity-number 11010519491231002X'])
    expect(met('电话１３８１２３４５６７８，138 1234 5678，138-1234-5678')).toEqual([
      'phone １３８１２３４５６７８',
      'phone 138 1234 5678',
      'phone 138-1234-5678',
    ])
    expect(met('尾号0017，前六位990621')).toEqual(['number 0017 ?', 'number 990621'])
  })

  it('holds no number that is spelt out in characters, in brackets or with a prefix, and none of a card or a file', () => {
    expect(met('一三八三九二〇〇〇〇一，(0392) 5551234，0086 13839200001')).toEqual([
      'phone 一三八三九二〇〇〇〇一',
      'phone (0392) 5551234',
      'phone 0086 13839200001',
    ])
    expect(met('卡号6222 0212 3456 7890 123，档案GA-410621-2023-00001')).toEqual([
      'long-number 6222 0212 3456 7890 123',
      'long-number GA-410621-2023-00001',
    ])
  })

  it('holds no account and no plate of a car, whoever’s it is', () => {
    expect(met('微信号：wei_0315，QQ 12345678，邮箱 a.b@example.com，vx:abcde1')).toEqual([
      'account 微信号：wei_0315',
      'account QQ 12345678',
      'account a.b@example.com',
      'account vx:abcde1',
    ])
    expect(met('车牌豫F·12345，豫FD88888')).toEqual(['plate 豫F·12345', 'plate 豫FD88888'])
    expect(met('用微信联系，建了QQ群，豫剧演出，苏A级')).toEqual([])
  })

  it('holds no day of birth, however it is written, and asks of a part of it', () => {
    expect(met('二〇一二年五月一日，1/5/2012')).toEqual(['birth 二〇一二年五月一', 'birth 1/5/2012'])
    expect(met('2012年5月出生，5月1日过生日，五月一日')).toEqual([
      'birth 2012年5月 ?',
      'birth 5月1 ?',
      'birth 五月一 ?',
    ])
    expect(met('2012年5月12日和5月11日面谈，2012年12月')).toEqual([])
    expect(met('2012年5月1日出生，2012-05-01，2012.5.1')).toEqual([
      'birth 2012年5月1',
      'birth 2012-05-01',
      'birth 2012.5.1',
    ])
  })

  it('asks of a school that is called by name, and not of one that is not', () => {
    expect(met('他在石头寨小学读三年级')).toEqual(['school 石头寨小学 ?'])
    expect(met('就读于荆门市第一中学')).toEqual(['school 荆门市第一中学 ?'])
    expect(met('考上浚县一中')).toEqual(['school 浚县一中 ?'])
    expect(met('转到镇上的中心小学就读，一所小学，孩子小学毕业，在县城的初中，其中一个，第一小组')).toEqual(
      [],
    )
  })

  it('passes with a made-up name, ages and numbers of meetings', () => {
    expect(met('小宇（化名），12岁，2023年起共面谈 18 次，家庭和学校合作。')).toEqual([])
  })
})
