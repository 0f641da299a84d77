/** Surnames of two characters that people on a register really have; all others have one. */
const doubleSurnames = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 段干 百里 呼延 东郭 南门 西门 左丘 梁丘 乐正 拓跋 轩辕 达奚 纳兰'.split(
    ' ',
  ),
)

const isChinese = /^[\u4e00-\u9fff]{2,}$/

/** Surname and given name; a transliterated name has no such parts. */
export function partsOf(name: string): { readonly surname: string; readonly given: string } | null {
  if (!isChinese.test(name)) return null
  const long = name.length > 2 && doubleSurnames.has(name.slice(0, 2)) ? 2 : 1
  return { surname: name.slice(0, long), given: name.slice(long) }
}

/** How people who know somebody say a given name of one character: 阿明, 小明, 明明, 明哥. */
export const nicknamesOf = (given: string): readonly string[] => [
  ...['小', '阿', '老', '大'].map((before) => before + given),
  ...[given, '儿', '哥', '姐', '弟', '妹', '叔', '姨', '婶'].map((after) => given + after),
]

/** Words that begin like a pet name and are none. */
const everydaySmall = new Set(
  '小雨 小雪 小康 小满 小时 小路 小河 小区 小组 小学 小心 小事 小孩 小说 小麦 小米 小鸟 小朋 小结 小家 小平'.split(
    ' ',
  ),
)
const isPetName = (word: string): boolean =>
  (/^[小阿晓]/.test(word) && !everydaySmall.has(word)) || (word.length === 2 && word[0] === word[1])

let cutter: Intl.Segmenter | undefined

export type Piece = { readonly from: number; readonly to: number; readonly word: string }

/** A text in the words of a dictionary, as it stands without spaces. */
export function piecesOf(text: string): readonly Piece[] {
  cutter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return [...cutter.segment(text)].map(({ index, segment }) => ({
    from: index,
    to: index + segment.length,
    word: segment,
  }))
}

/** 建国 and 平安 are words that a text may mean; 小明 and 丽丽 stand in dictionaries and still are somebody. */
const isEverydayWord = (word: string): boolean =>
  word.length > 1 && !isPetName(word) && piecesOf(word).length === 1

/**
 * Whether letters that agree are the name itself beyond doubt. They are not where the name is an everyday word, nor where they lie
 * across or inside longer words of the text (海上 in 上海上学): then a reader has to say what is meant.
 */
export function isSurely(
  word: string,
  at: { readonly from: number; readonly to: number },
  pieces: readonly Piece[],
) {
  if (isEverydayWord(word)) return false
  return !pieces.some(
    ({ from, to }) => to - from > 1 && from < at.to && to > at.from && (from < at.from || to > at.to),
  )
}
