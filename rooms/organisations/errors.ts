import type { ErrorTable } from '../../kernel/contract.ts'

export const organisationsErrors = {
  'unified-credit-code-length': {
    status: 400,
    zh: '统一社会信用代码应为 18 位',
    en: 'A unified social credit code has 18 characters',
  },
  'unified-credit-code-characters': {
    status: 400,
    zh: '统一社会信用代码中有不允许的字符（不含 I、O、S、V、Z，第 3 至 8 位为数字）',
    en: 'The credit code has a character that none has: no I, O, S, V, Z; characters 3 to 8 are digits',
  },
  'unified-credit-code-organisation-check': {
    status: 400,
    zh: '统一社会信用代码第 9 至 17 位（主体标识码）校验不符，请核对',
    en: 'Characters 9 to 17 of the credit code do not add up; please check them',
  },
  'unified-credit-code-check': {
    status: 400,
    zh: '统一社会信用代码的校验码不符，请核对每一位',
    en: 'The check character of the credit code does not fit; please check every character',
  },
  'credit-code-already-registered': {
    status: 409,
    zh: '这个统一社会信用代码已登记：{name}',
    en: 'This credit code is registered already: {name}',
  },
  'organisation-already-registered': {
    status: 409,
    zh: '同一地区已有同名机构，没有重复登记',
    en: 'An organisation of this name is registered there already; it was left out',
  },
  'day-in-the-future': { status: 400, zh: '日期不能晚于今天', en: 'The day cannot be later than today' },
  'dissolved-before-established': {
    status: 400,
    zh: '注销日期不能早于成立日期',
    en: 'It cannot be dissolved before it was established',
  },
  'closed-before-opened': {
    status: 400,
    zh: '关闭日期不能早于启用日期',
    en: 'It cannot be closed before it was opened',
  },
  'organisation-other-province': {
    status: 422,
    zh: '不能改到其他省份，请在那里另行登记',
    en: 'It cannot move to another province; register it there',
  },
  'organisation-not-found': {
    status: 422,
    zh: '没有找到这个机构，请从名册中选择',
    en: 'There is no such organisation; please choose one from the register',
  },
  'registry-code-needed': {
    status: 422,
    zh: '登记的社会组织应有统一社会信用代码，请先在机构资料中填写',
    en: 'A registered body has a credit code; enter it in the register first',
  },
  'registry-code-of-another-form': {
    status: 422,
    zh: '统一社会信用代码与类型不符：社会团体 51、社会服务机构 52、基金会 53 开头',
    en: 'The credit code is of another type: 51 association, 52 service institution, 53 foundation',
  },
  'registry-authority-outside-scope': {
    status: 422,
    zh: '您不能代表这个登记管理机关',
    en: 'You do not act for this registration authority',
  },
  'registry-not-registered': {
    status: 409,
    zh: '这个组织的登记已经终止',
    en: 'The registration of this body has ended',
  },
  'report-not-owed': {
    status: 422,
    zh: '这个组织不需要报送该年度的年度报告',
    en: 'This body owes no report of that year',
  },
  'report-step-out-of-order': {
    status: 409,
    zh: '按目前的进度不能进行这一步，或日期早于上一步',
    en: 'This step does not follow where the report stands, or is earlier than the last one',
  },
  'report-filed-already': {
    status: 409,
    zh: '{year} 年度报告已于 {on} 报送，不用再报；退回补正的才重新报送',
    en: 'The report of {year} was filed on {on} and is not filed again unless it is returned',
  },
  'report-not-open': {
    status: 400,
    zh: '该年度的年度报告 {opens} 起才能报送',
    en: 'The report of that year can be filed from {opens} on',
  },
  'report-after-the-end': {
    status: 400,
    zh: '登记已于 {ended} 终止，之后不能报送',
    en: 'The registration ended on {ended}; nothing is filed from then on',
  },
  'report-note-needed': {
    status: 400,
    zh: '退回时请写明需要补正的内容',
    en: 'Say what is to be completed',
  },
  'decision-before-registration': {
    status: 400,
    zh: '不能早于成立登记日期 {from}',
    en: 'Not before {from}, the day of its registration',
  },
  'fault-year-after-decision': {
    status: 400,
    zh: '涉及年度不能晚于决定（发现）的年度',
    en: 'The year it is about is not after the year of the decision',
  },
  'already-on-list': {
    status: 409,
    zh: '已在这一名录（名单）中；有新的情形请登记在原记录下',
    en: 'It is on this list already; record a further fault there',
  },
  'serious-too-early': {
    status: 422,
    zh: '列入活动异常名录未满两年',
    en: 'The two years on the list of abnormal activity are not over',
  },
  'before-decision': {
    status: 400,
    zh: '不能早于{from}，即决定或最近一次情形的日期',
    en: 'Not before {from}, the day of the decision or of the last fault',
  },
  'listing-not-standing': {
    status: 409,
    zh: '已移出这一名录（名单）',
    en: 'It was taken off this list already',
  },
  'penalty-amount-needed': { status: 400, zh: '请填写金额', en: 'Enter the amount' },
  'penalty-has-no-amount': {
    status: 400,
    zh: '这一种类的处罚没有金额',
    en: 'This kind of penalty has no amount',
  },
  'penalty-settled': {
    status: 409,
    zh: '这项处罚已履行完毕或已撤销',
    en: 'This penalty was fulfilled or taken back',
  },
  'draw-fewer-than-wanted': {
    status: 422,
    zh: '符合范围的只有 {population} 家，少于抽取数量',
    en: 'Only {population} bodies are in the range, fewer than are wanted',
  },
  'draw-number-or-share': {
    status: 400,
    zh: '抽取数量和抽取比例请填一项',
    en: 'Give a number or a share to draw, one of the two',
  },
  'draw-done': { status: 409, zh: '已经抽取', en: 'This was drawn already' },
  'draw-by-second-person': {
    status: 403,
    zh: '抽取须由拟定人以外的另一人进行',
    en: 'Somebody other than who fixed the range draws',
  },
  'link-already-recorded': {
    status: 409,
    zh: '这个站点已经登记过这一关系',
    en: 'This station has recorded that already',
  },
  'link-before-established': {
    status: 422,
    zh: '日期早于该组织的成立日期',
    en: 'The day is earlier than the organisation itself',
  },
  'link-not-standing': {
    status: 409,
    zh: '这条记录已撤销或已结束',
    en: 'This record was withdrawn or has ended',
  },
  'link-not-operating': {
    status: 422,
    zh: '只有承接运营可以填写结束日期；动员、孵化登记有误时请撤销',
    en: 'Only operating has an end; a mobilisation or incubation recorded in error is withdrawn',
  },
} as const satisfies ErrorTable
