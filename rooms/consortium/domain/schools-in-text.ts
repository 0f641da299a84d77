import type { Piece } from '../../people/index.ts'

const noun = /^(?:小学|中学|学校|幼儿园|职高|职校|学院|初中|高中)$/
/** Which kind of school it is; stands between a name and its school. */
const kinds = new Set(
  '寄宿 寄宿制 中心 中心校 实验 重点 普通 特殊 教育 特殊教育 职业 技工 技术 初级 高级 完全 九年 九年制 一贯制 希望 附属 第一 第二 第三 第 民办 公办 私立 公立'.split(
    ' ',
  ),
)
/** What stands before a school that is not called by name, and ends a name. */
const before = new Set(
  '一所 某 某所 当地 附近 村里 村 镇上 镇 乡 乡镇 县 县里 县城 城里 市 市里 市区 农村 城区 就读 就读于 在读 在 他在 她在 后在 去 上 读 念 从 由 到 回 回到 转到 转入 转 后 进入 升入 入 离开 于 的 了 着 过 和 与 及 或 跟 对 给 把 被 让 向 往 所 该 本 这 那 这所 那所 同 同一 另 另一 另一所 新 原 原来 他 她 它 他们 她们 我们 孩子 儿子 女儿 学生 小孩 妹妹 弟弟 哥哥 姐姐 家 家里 家庭 全 各 每 多 几 几所 两所 不同 社工 社区 社会 联系 协调 走进 来到 上过 没有 未 已 是 有 年 岁 毕业 为 里 时 只 刚 以及 通过 得到 需要 邻 外 每个 各个 哪个 某个 什么 其他 别的'.split(
    ' ',
  ),
)
const divisions = new Set('省 市 州 县 区 镇 乡 村'.split(' '))
const han = /^[\u4e00-\u9fff]+$/

/** Where the name of a place begins that ends with this piece; a name that no dictionary has is cut into its characters. */
function nameEndingAt(last: number, pieces: readonly Piece[]): number | null {
  let from: number | null = null
  for (let at = last; at >= 0 && last - at < 3; at -= 1) {
    const { word, from: begins } = pieces[at] as Piece
    if (!han.test(word) || before.has(word)) break
    from = begins
    if (word.length > 1) break
  }
  return from
}

/** Schools that are called by name: 石头寨小学 is one, 镇中心小学 is not. Where each begins and ends. */
export function schoolsIn(
  plain: string,
  pieces: readonly Piece[],
): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const [at, piece] of pieces.entries()) {
    if (!noun.test(piece.word)) continue
    let from = piece.from
    let isNamed = false
    for (let back = at - 1; back >= 0 && at - back <= 5; back -= 1) {
      const { word, from: begins } = pieces[back] as Piece
      if (!han.test(word)) break
      if (before.has(word)) {
        // 荆门市第一中学 is called by its city; 县第一中学 is of whichever county.
        const named = divisions.has(word) ? nameEndingAt(back - 1, pieces) : null
        if (named !== null) isNamed = true
        from = named ?? from
        break
      }
      if (kinds.has(word)) continue
      isNamed = true
      from = begins
    }
    if (isNamed) found.push({ from, to: piece.to })
  }
  // 县一中, 城关三小: short names that no dictionary cuts.
  for (const match of plain.matchAll(
    /[\u4e00-\u9fff]{2}(?:第?[一二三四五六七八九十]{1,2}中|[一二三四五六七八九十]小)(?![学心间国午年组时孩朋部步段会块口半])/g,
  )) {
    if (!/(?:其|每|之|这|那|家|集|们)[一二三四五六七八九十]/.test(match[0]))
      found.push({ from: match.index, to: match.index + match[0].length })
  }
  return found
}
