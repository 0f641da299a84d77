import type { ErrorTable } from '../../kernel/contract.ts'

/** Why something about a round, a nomination, a review, an order, a notice or an objection is refused. */
export const judgingErrors = {
  'round-too-early': {
    status: 409,
    zh: '还没有到下一轮，下一轮在 {year} 年',
    en: 'It is too early for another round; the next one is in {year}',
  },
  'round-not-now': {
    status: 409,
    zh: '今天不在申报期内，{opens} 起可以开始',
    en: 'This is not the season for it; it opens on {opens}',
  },
  'round-open-already': {
    status: 409,
    zh: '“{title}”还没有结束，不能再开一轮',
    en: 'The round {title} is still open',
  },
  'round-closed': { status: 409, zh: '这一轮申报已经结束', en: 'This round is closed' },
  'round-still-open': {
    status: 409,
    zh: '申报还没有结束，请先结束申报',
    en: 'The round still takes applications; close it first',
  },
  'round-still-waits': {
    status: 409,
    zh: '还有 {count} 件没有审查或评完',
    en: '{count} applications are not checked or not judged yet',
  },
  'round-without-candidates': { status: 409, zh: '没有可以排名的申请', en: 'There is nobody to rank' },
  'round-not-reviewed': { status: 404, zh: '这项政策不设评审', en: 'This programme asks no reviewers' },
  'round-not-ranked-here': { status: 404, zh: '这项政策不排名', en: 'This programme ranks nobody' },
  'round-is-ranked': {
    status: 409,
    zh: '排名已经固定，请先撤回排名',
    en: 'The order is frozen; withdraw it first',
  },
  'ranking-not-carried-out': {
    status: 409,
    zh: '排名还没有执行，不存在递补',
    en: 'The order was not carried out yet; nobody moves up',
  },
  'no-free-place': { status: 409, zh: '没有空出的名额', en: 'No place is free' },
  'move-up-decided': {
    status: 409,
    zh: '这一递补意见已经审定',
    en: 'This proposal was decided already',
  },
  'not-next-in-line': {
    status: 409,
    zh: '不是下一名，不能递补',
    en: 'That is not the next of the order',
  },
  'nomination-not-valid': {
    status: 400,
    zh: '有 {count} 名没有填好，全部未提交',
    en: '{count} nominees are not right; nothing was sent',
  },
  'nominee-stands-already': {
    status: 409,
    zh: '{name} 在本轮已经申报，不能重复推荐',
    en: '{name} stands in this round already',
  },
  'township-outside-round': {
    status: 400,
    zh: '请填办理机关辖区内的乡镇（街道）',
    en: 'Name a township inside the place of the body that calls',
  },
  'body-named-twice': {
    status: 400,
    zh: '单位“{body}”写了两次，在同一单位的几个职务请写在一起',
    en: 'The body {body} is named twice; write several posts at one body together',
  },
  'nomination-over-quota': {
    status: 409,
    zh: '{option} 只有 {places} 个名额，推荐人数已超过',
    en: '{option} has {places} places; there are more nominees',
  },
  'identity-number-not-valid': {
    status: 400,
    zh: '身份证号不正确，应为 18 位，最后一位是校验码',
    en: 'Not an identity number: 18 signs, the last of which is a check digit',
  },
  'credit-code-not-valid': {
    status: 400,
    zh: '统一社会信用代码不正确，应为 18 位',
    en: 'Not a credit code: 18 signs with a check sign',
  },
  'batch-undone': { status: 409, zh: '这一批已经撤销', en: 'This batch was taken back already' },
  'batch-acted-on': {
    status: 409,
    zh: '{name} 已经进入办理，整批不能撤销',
    en: '{name} is being worked on; the batch cannot be taken back',
  },
  'panel-empty': { status: 409, zh: '还没有聘任评委', en: 'Nobody is on the panel yet' },
  'reviewer-not-in-role': {
    status: 409,
    zh: '这个账号在本地没有评审角色',
    en: 'This account is no reviewer here',
  },
  'reviewer-named-already': { status: 409, zh: '{name} 已经是评委', en: '{name} is on the panel already' },
  'reviewer-not-on-panel': {
    status: 409,
    zh: '这个账号不在评委名单中',
    en: 'This account is not on the panel',
  },
  'reviewer-has-it': { status: 409, zh: '{name} 已经在评这一件', en: '{name} judges it already' },
  'reviewer-in-conflict': {
    status: 409,
    zh: '{name} 应当回避这一件：{with}',
    en: '{name} may not judge this one: {with}',
  },
  'review-not-open': {
    status: 409,
    zh: '评分已经提交，不能再修改',
    en: 'The points were handed in and are final',
  },
  'review-not-handed-in': { status: 409, zh: '评分还没有提交', en: 'The points are not handed in' },
  'review-handed-in': {
    status: 409,
    zh: '评分已经提交，不能收回；需要重评的请退回',
    en: 'The points are in and are not taken back; open the review again instead',
  },
  'review-incomplete': {
    status: 409,
    zh: '评审还没有完成，不能进入下一环节',
    en: 'The review is not complete; it cannot go on',
  },
  'own-review': {
    status: 403,
    zh: '不能退回自己的评分，请由他人办理',
    en: 'Nobody opens his own review again; another person does',
  },
  'points-over-full-score': { status: 400, zh: '最多 {most} 分', en: 'At most {most} points' },
  'points-too-fine': { status: 400, zh: '最多两位小数', en: 'At most two decimals' },
  'scores-hidden': {
    status: 403,
    zh: '您在本轮还有未提交的评审，提交前看不到分数',
    en: 'You still have to judge in this round, and see no points before',
  },
  'ranking-changed': {
    status: 409,
    zh: '数据有变化，请重新查看排名',
    en: 'Something changed meanwhile; look at the order again',
  },
  'ranking-carried-out': { status: 409, zh: '排名已经执行', en: 'The order was carried out' },
  'ranking-by-the-same': {
    status: 403,
    zh: '固定排名的人不能执行排名，请由另一人办理',
    en: 'Who froze the order does not carry it out; another person does',
  },
  'ranking-decides': {
    status: 409,
    zh: '由排名决定谁进入下一环节',
    en: 'The order of the round decides who goes on',
  },
  'tie-undecided': { status: 409, zh: '还有 {count} 处同分没有决定', en: '{count} ties are not decided yet' },
  'tie-of-place-first': {
    status: 409,
    zh: '请先决定各地（各类）名额内的同分',
    en: 'Decide the ties within the places of each option first',
  },
  'no-such-tie': {
    status: 409,
    zh: '没有这处同分，或已经决定',
    en: 'There is no such tie, or it is decided',
  },
  'tie-not-filled': {
    status: 409,
    zh: '应当从同分者中恰好选出 {places} 名',
    en: 'Choose exactly {places} of those who are tied',
  },
  'programme-without-notice': {
    status: 409,
    zh: '这项政策不设公示',
    en: 'This programme has no public notice',
  },
  'notice-in-the-past': { status: 400, zh: '公示起始日不能早于今天', en: 'A notice begins today or later' },
  'not-up-for-notice': {
    status: 409,
    zh: '名单有变化：有的已经公示或不在公示环节',
    en: 'The list changed: some are published already, or do not stand at the notice',
  },
  'calendar-unknown': {
    status: 409,
    zh: '无法计算公示期，请检查政策的公示工作日数',
    en: 'The days of the notice cannot be counted',
  },
  'notice-still-running': {
    status: 409,
    zh: '公示到 {lastOn} 为止，期满后才能办理',
    en: 'The notice runs until {lastOn}; this is for afterwards',
  },
  'notice-settled': { status: 409, zh: '公示已经办结', en: 'The notice is done with' },
  'not-published-yet': { status: 409, zh: '还没有公示', en: 'It was not published yet' },
  'objection-undecided': {
    status: 409,
    zh: '还有 {count} 件异议没有处理，处理前不能进入下一环节',
    en: '{count} objections are not decided; it cannot go on before',
  },
  'notice-takes-no-objections': {
    status: 409,
    zh: '公示期已过，不再接受异议',
    en: 'Objections are taken while the notice runs, and no longer',
  },
  'entry-unknown': { status: 400, zh: '名单上没有这一项', en: 'There is no such entry on the list' },
  'objection-decided': { status: 409, zh: '这件异议已经处理', en: 'This objection is decided' },
  'objection-leads-nowhere': {
    status: 409,
    zh: '异议成立的，请选择不予入选或退回的环节',
    en: 'An objection that is upheld leads to a refusal or back; choose where',
  },
} as const satisfies ErrorTable
