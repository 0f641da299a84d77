import type { ErrorTable } from '../../kernel/contract.ts'

/** Why this room refuses something. Days still to come and unknown persons are told by the rooms below. */
export const consortiumErrors = {
  'list-too-large': {
    status: 422,
    zh: '一次最多列入 {most} 人，请按镇街或类别分批建立名单',
    en: 'At most {most} people at once; make the list place by place or by category',
  },
  'list-undone': { status: 409, zh: '这份名单已经撤销', en: 'This list was taken back already' },
  'need-unknown': {
    status: 400,
    zh: '需求不在清单内，多项用顿号分开；可选的见模板',
    en: 'No such need; several are divided by commas, and the template lists them',
  },
  'identity-number-not-right': {
    status: 400,
    zh: '身份证号码不正确，请核对',
    en: 'The identity number is not right',
  },
  'person-of-row-not-found': {
    status: 400,
    zh: '在册对象中没有找到此人，请先建档或核对姓名、号码',
    en: 'Nobody on the register is meant by this; register the person first, or check name and number',
  },
  'person-of-row-unclear': {
    status: 400,
    zh: '有多名同名的在册对象，请填写身份证号码',
    en: 'Several on the register have this name; add the identity number',
  },
  'person-of-row-other-name': {
    status: 400,
    zh: '这个身份证号码在档案中是另一个姓名',
    en: 'The file with this number has another name',
  },
  'person-of-row-twice': {
    status: 400,
    zh: '同一个人在名单中出现两次',
    en: 'The same person stands twice in the list',
  },
  'need-under-way': {
    status: 400,
    zh: '这项需求已经登记，还没有办结，不用重复登记',
    en: 'This need is on record already and not closed yet: it is not recorded again',
  },
  'need-named-twice': { status: 400, zh: '同一项需求填写了两次', en: 'The same need is named twice' },
  'screening-withdrawn': { status: 409, zh: '这次筛查已经撤销', en: 'This screening was withdrawn' },
  'screening-under-way': {
    status: 409,
    zh: '已有需求派单或提供，不能撤销；请逐项办结',
    en: 'Something was tasked or delivered: it cannot be withdrawn; close the needs one by one',
  },
  'step-not-possible': {
    status: 409,
    zh: '这项需求目前不能这样办理',
    en: 'That is not possible with this need as it stands',
  },
  'offer-missing': {
    status: 400,
    zh: '请选择一项资源或一家机构，或写明提供什么',
    en: 'Choose one resource or one body, or say what is offered',
  },
  'offer-not-found': { status: 404, zh: '没有找到这项资源或机构', en: 'The resource or body was not found' },
  'offer-used-up': { status: 409, zh: '这项资源已经用完', en: 'Nothing of this resource is left' },
  'performer-missing': { status: 400, zh: '请选择由谁承办', en: 'Choose who carries it out' },
  'performer-not-possible': {
    status: 400,
    zh: '这个人不能承办这一层级的任务',
    en: 'That person carries out no tasks of this tier here',
  },
  'match-not-a-body': {
    status: 409,
    zh: '匹配的不是机构，请派给救助顾问、社工或志愿者',
    en: 'It was not matched with a body; give it to an adviser, worker or volunteer',
  },
  'body-task-open': {
    status: 409,
    zh: '这项需求正由机构承办，您没有撤回交办的权限，请由交办人办理',
    en: 'A body has the task of this need, and it is not yours to take back; ask whoever may hand out tasks',
  },
  'due-in-the-past': { status: 400, zh: '期限已过', en: 'The due day is past' },
  'no-tier-above': { status: 409, zh: '已是区县一级，不能再上报', en: 'There is no tier above the district' },
  'delivery-before-match': { status: 400, zh: '提供日期早于匹配日期', en: 'Delivered before it was matched' },
  'feedback-before-delivery': { status: 400, zh: '反馈日期早于提供日期', en: 'Feedback before the delivery' },
  'closing-does-not-fit': {
    status: 400,
    zh: '办结原因与进展不符：提供并反馈后才能按满足办结',
    en: 'The reason does not fit: a need is met only once it was delivered and asked about',
  },
  'forum-ends-before-it-begins': { status: 400, zh: '结束日期早于开始日期', en: 'It ends before it begins' },
  'forum-other-province': { status: 409, zh: '不能改到其他省份', en: 'It stays within its province' },
  'part-body-missing': { status: 400, zh: '请填写主办或承办单位', en: 'A host or organiser needs its name' },
  'part-topic-missing': { status: 400, zh: '请填写分享主题', en: 'A talk needs its topic' },
  'part-speaker-missing': { status: 400, zh: '请填写姓名', en: 'A commentator or speaker needs a name' },
  'part-body-unknown': { status: 400, zh: '机构名册中没有这家单位', en: 'The register holds no such body' },
  'part-district-unknown': { status: 400, zh: '没有这个区划', en: 'There is no such division' },
  'district-named-twice': { status: 400, zh: '同一区县填写了两次', en: 'The same district is named twice' },
  'abstract-tells-name': {
    status: 400,
    zh: '第 {at} 个字处写了对象或家人的姓名，请改用化名',
    en: 'At character {at} it names the client or the family: use a made-up name',
  },
  'abstract-tells-given-name': {
    status: 400,
    zh: '第 {at} 个字处写了对象或家人的名字（不带姓），请改用化名',
    en: 'At character {at} it holds the given name of the client or the family: use a made-up name',
  },
  'abstract-tells-pinyin': {
    status: 400,
    zh: '第 {at} 个字处写了对象或家人姓名的拼音，请改用化名',
    en: 'At character {at} it spells the name of the client or the family: use a made-up name',
  },
  'abstract-tells-place': {
    status: 400,
    zh: '第 {at} 个字处写了对象所在的村（社区），请隐去',
    en: 'At character {at} it names where the client lives: leave it out',
  },
  'abstract-tells-address': {
    status: 400,
    zh: '第 {at} 个字处写了对象或家人住址的一部分，请隐去',
    en: 'At character {at} it tells a part of the address of the client or the family: leave it out',
  },
  'abstract-tells-number': {
    status: 400,
    zh: '第 {at} 个字处写了对象或家人证件号码或电话的一部分，请删去',
    en: 'At character {at} it holds a part of a number of the client or the family: take it out',
  },
  'abstract-tells-birth': {
    status: 400,
    zh: '第 {at} 个字处写了对象或家人的出生日期，请改写年龄',
    en: 'At character {at} it tells a day of birth of the client or the family: write the age instead',
  },
  'abstract-may-tell-given-name': {
    status: 400,
    zh: '第 {at} 个字处与对象或家人的名字相同，也可能是普通词语；请改写，或说明指的是什么',
    en: 'At character {at} it may be the given name of the client or the family, or an everyday word: change it, or say what is meant',
  },
  'abstract-may-tell-pinyin': {
    status: 400,
    zh: '第 {at} 个字处与对象或家人姓名的拼音首字母相同；请改写，或说明指的是什么',
    en: 'At character {at} it may be the initials of the client or the family: change it, or say what is meant',
  },
  'abstract-may-tell-place': {
    status: 400,
    zh: '第 {at} 个字处与对象所在村（社区）同名，也可能是普通词语；请改写，或说明指的是什么',
    en: 'At character {at} it may name where the client lives, or be an everyday word: change it, or say what is meant',
  },
  'abstract-may-tell-number': {
    status: 400,
    zh: '第 {at} 个字处与对象或家人号码的末几位相同；请删去，或说明指的是什么',
    en: 'At character {at} it may be the end of a number of the client or the family: take it out, or say what is meant',
  },
  'abstract-may-tell-school': {
    status: 400,
    zh: '第 {at} 个字处写了学校名称，读者可能由此认出对象；请改为“当地小学”之类，或说明为什么可以写',
    en: 'At character {at} it names a school, by which readers may recognise the client: write “a local school”, or say why it may stand',
  },
  'abstract-may-tell-calling': {
    status: 400,
    zh: '第 {at} 个字处像是对象或家人的称呼（姓加称谓、小名，或隐去了几个字的姓名）；请改用化名，或说明指的是谁',
    en: 'At character {at} the client or the family may be called by the surname, by a pet name, or by a name with characters left out: use a made-up name, or say who is meant',
  },
  'abstract-may-tell-birth': {
    status: 400,
    zh: '第 {at} 个字处与对象或家人出生的年月或月日相同；请改写年龄，或说明指的是哪一天',
    en: 'At character {at} it may be a part of a day of birth of the client or the family: write the age instead, or say which day is meant',
  },
  'abstract-tells-long-number': {
    status: 400,
    zh: '第 {at} 个字处有银行卡号、档案编号之类的号码，请删去',
    en: 'At character {at} there is a number of a bank card, a file or the like: take it out',
  },
  'abstract-tells-account': {
    status: 400,
    zh: '第 {at} 个字处有微信、邮箱之类的网络账号，请删去',
    en: 'At character {at} there is an account of WeChat, QQ, mail or the like: take it out',
  },
  'abstract-tells-plate': {
    status: 400,
    zh: '第 {at} 个字处有车牌号码，请删去',
    en: 'At character {at} there is the plate of a car: take it out',
  },
  'abstract-tells-identity-number': {
    status: 400,
    zh: '第 {at} 个字处有证件号码，请删去',
    en: 'At character {at} there is an identity number: take it out',
  },
  'abstract-tells-phone': {
    status: 400,
    zh: '第 {at} 个字处有电话号码，请删去',
    en: 'At character {at} there is a telephone number: take it out',
  },
  'media-consent-missing': {
    status: 409,
    zh: '对象还没有同意用于宣传，请先在服务对象的档案里登记同意',
    en: 'The client has not consented to be shown: record the consent in the client’s file first',
  },
  'case-number-unknown': {
    status: 404,
    zh: '没有找到这个个案编号，或者您无权查看',
    en: 'No case of this number was found, or it is not yours to see',
  },
  'case-already-decided': { status: 409, zh: '这个案例已经处理', en: 'This case was decided already' },
  'case-decided-by-oneself': {
    status: 409,
    zh: '自己提交的案例由另一位审核',
    en: 'Somebody else decides about a case that you handed in yourself',
  },
  'return-reason-missing': { status: 400, zh: '退回要写明原因', en: 'A return needs its reason' },
} as const satisfies ErrorTable
