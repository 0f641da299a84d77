export const signInTexts = {
  title: { zh: '登录', en: 'Sign in' },
  once: { zh: '一人一档，只登记一次', en: 'Every person registered once' },
  together: { zh: '五社联动，服务有据可查', en: 'Five parties helping together, every visit on record' },
  exact: { zh: '每个数字都能追溯到原始记录', en: 'Every figure walked back to its records' },
  demo: { zh: '演示账号', en: 'Demo accounts' },
  demoHint: {
    zh: '选一个角色，自动填好用户名和密码。',
    en: 'Choose a role; its name and password are filled in.',
  },
} as const
