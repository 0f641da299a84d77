/** What an import finds beyond the cells themselves: places, households, and people who are known already. */
export const importMessages = {
  'place-missing': {
    zh: '没有写乡镇和村，按社工站所在地计',
    en: 'Neither town nor village is given; the station’s own place counts',
  },
  'town-unknown': { zh: '没有这个乡镇（街道）：{text}', en: 'No such town or street: {text}' },
  'town-ambiguous': { zh: '有几个同名的乡镇：{text}', en: 'Several towns have this name: {text}' },
  'village-unknown': {
    zh: '没有这个村（社区）：{text}，按乡镇计',
    en: 'No such village or community: {text}; the town counts',
  },
  'village-ambiguous': {
    zh: '有几个同名的村（社区）：{text}，请写明乡镇',
    en: 'Several villages have this name: {text}; name the town',
  },
  'place-outside-scope': {
    zh: '{text}不在您可以导入的范围内',
    en: '{text} is outside where you may import',
  },
  'number-used-twice': {
    zh: '这个身份证号在第 {other} 行是另一个姓名',
    en: 'Row {other} has this identity number under another name',
  },
  'person-ambiguous': {
    zh: '已有几份档案与此人相符，请先合并或填写身份证号',
    en: 'Several files fit this person; merge them first, or give the number',
  },
  'number-under-other-name': {
    zh: '这个身份证号的档案是另一个姓名，请核对号码；确实改了名的，先在档案里改',
    en: 'The file with this identity number has another name; check the number, or change the name in the file first',
  },
  'kept-by-other-station': {
    zh: '此人的档案在另一个社工站，请先办理迁移',
    en: 'Another station keeps this person’s file; move it first',
  },
  'person-left-register': {
    zh: '此人的档案已不在册（迁出、死亡或销档），请先恢复',
    en: 'The file is no longer on the register; reopen it first',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type ImportProblemCode = keyof typeof importMessages
