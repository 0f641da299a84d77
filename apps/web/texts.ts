/** Sentences of the frame around the pages. */
export const shellTexts = {
  product: { zh: '助联', en: 'Zhulian' },
  productLong: { zh: '社会工作信息系统', en: 'Social work information system' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  mainMenu: { zh: '主菜单', en: 'Main menu' },
  more: { zh: '更多', en: 'More' },
  account: { zh: '账号', en: 'Account' },
  myAccount: { zh: '我的账号', en: 'My account' },
  password: { zh: '修改密码', en: 'Change password' },
  secondFactor: { zh: '二次验证', en: 'Second factor' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  otherLanguage: { zh: '切换为英文', en: 'Switch to Chinese' },
  offline: {
    zh: '网络已断开。已打开的内容可以继续查看和填写，连上网络后再保存。',
    en: 'There is no network. You can go on reading and writing; save once connected.',
  },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  notFoundHint: {
    zh: '地址可能有误，或者您无权查看。',
    en: 'The address may be wrong, or the page is not yours to see.',
  },
  toStart: { zh: '返回首页', en: 'Back to the start' },
  sessionEnded: { zh: '请重新登录', en: 'Please sign in again' },
  sessionEndedHint: {
    zh: '登录已过期。重新登录后可以接着操作，已填写的内容不会丢失。',
    en: 'Your session has ended. Sign in to go on; what you entered is still here.',
  },
  today: { zh: '今日', en: 'Today' },
  someone: { zh: '某位服务对象', en: 'Someone' },
  useTheMenu: { zh: '请从菜单进入您的工作。', en: 'Choose your work from the menu.' },
} as const
