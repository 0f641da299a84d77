/** What a column of a bank's return file holds. */
export type ReturnColumn = 'number' | 'holder' | 'account' | 'amount' | 'result' | 'reason' | 'summary'

/**
 * Every bank heads its columns in its own words. A heading is told by a word in it; the order settles headings that hold two:
 * 收款人账号 is an account and 失败原因 a reason, not a result. What tells of the payer's side is none of ours.
 */
const rules: readonly (readonly [ReturnColumn | null, RegExp])[] = [
  ['summary', /^(交易)?(摘要|用途)$/],
  [null, /付款(人|方|账|帐|户)|转出|本方|手续费|联行|行号|网点|币种|日期|时间|流水|摘要|用途/],
  ['reason', /原因|错误|失败信息|返回信息|处理信息|备注|说明|描述|附言|reason|message|remark/],
  ['result', /状态|结果|标志|标识|是否成功|status|result/],
  ['account', /账号|帐号|账户号|卡号|账户$|accountn|account$/],
  ['amount', /金额|发生额|amount/],
  [null, /开户|银行|bank/],
  ['holder', /户名|姓名|名称|收款人|收款方|name|payee/],
  ['number', /序号|顺序号|编号|^序$|^no\.?$|^#$/],
]

/** Null for a heading that says nothing we ask. */
export function columnOfHeading(heading: string): ReturnColumn | null {
  const plain = heading
    .normalize('NFKC')
    .replace(/\(.*\)/g, '')
    .replace(/[\s*:]/g, '')
    .toLowerCase()
  if (plain === '') return null
  return rules.find(([, words]) => words.test(plain))?.[0] ?? null
}

/** The columns of a row of headings, each taken once; null where the row is no head. */
export function headOf(cells: readonly string[]): readonly (ReturnColumn | null)[] | null {
  const taken = new Set<ReturnColumn>()
  const head = cells.map((cell) => {
    const column = columnOfHeading(cell)
    if (column === null || taken.has(column)) return null
    taken.add(column)
    return column
  })
  return taken.has('account') && taken.has('amount') && taken.has('result') ? head : null
}
