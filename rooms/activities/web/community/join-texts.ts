/** Sentences of the public page behind a sign-in code. */
export const joinTexts = {
  title: { zh: '活动签到', en: 'Sign in' },
  name: { zh: '姓名', en: 'Your name' },
  phoneEnd: { zh: '电话后四位', en: 'Last four digits of your phone' },
  phoneHint: { zh: '只用来区分同名的人', en: 'Only to tell people of the same name apart' },
  sex: { zh: '性别', en: 'Sex' },
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
  age: { zh: '年龄段', en: 'Age' },
  volunteer: { zh: '我是志愿者', en: 'I am a volunteer' },
  first: { zh: '第一次参加', en: 'It is my first time' },
  send: { zh: '签到', en: 'Sign in' },
  done: { zh: '签到成功，谢谢参加！', en: 'You are signed in. Thank you for coming!' },
  another: { zh: '再签一人', en: 'Sign in someone else' },
  privacy: {
    zh: '只登记以上内容，供主办站点统计参加人次；不追踪您的手机，也不会公开。',
    en: 'Only the above is kept, for the station to count who came. Your phone is not tracked and nothing is published.',
  },
  before: { zh: '活动还没开始，当天再来扫码。', en: 'It has not begun; please scan again on the day.' },
  closed: { zh: '现在不能签到，请联系现场工作人员。', en: 'Signing in is closed; please ask the staff.' },
  notThere: { zh: '没有这个活动，请核对二维码。', en: 'There is no such activity; please check the code.' },
  website: { zh: '请留空', en: 'Leave this empty' },
} as const
