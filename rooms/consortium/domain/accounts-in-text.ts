type Found = { readonly kind: 'account' | 'plate'; readonly from: number; readonly to: number }

/** Where somebody is reached on the net: by what it is called there, or an address of mail. */
const accounts = [
  /(?:微信|weixin|wechat|(?<![a-z])[wv]x|(?<![a-z])qq|扣扣|抖音|快手|微博|小红书)(?:账?号码?|id|[:=为是@])*[a-z0-9][a-z0-9_-]{4,}/g,
  /wxid_[a-z0-9]+/g,
  /[a-z0-9._-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/g,
]

/** A plate of a car: the sign of a province, a letter, five or six signs of which one is a digit at least. */
const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·.-]?(?=[a-z]*\d)[a-z0-9]{5,6}(?![a-z0-9])/g

/** Accounts and plates of a text, tight and in small letters, whoever they are of: each leads to one person. */
export function accountsIn(plain: string): Found[] {
  const all = (kind: Found['kind'], patterns: readonly RegExp[]) =>
    patterns.flatMap((pattern) =>
      [...plain.matchAll(pattern)].map((match) => ({
        kind,
        from: match.index,
        to: match.index + match[0].length,
      })),
    )
  return [...all('account', accounts), ...all('plate', [plate])]
}
