/** Sentences of the page of all services. */
export const servicesTexts = {
  title: { zh: '服务', en: 'Services' },
  hint: {
    zh: '{month}的记录；每项服务只登记一次。',
    en: 'Records of {month}; every service is recorded once.',
  },
  open: { zh: '查看', en: 'Open' },
  create: { zh: '新建', en: 'New' },
} as const
