/** Sentences of the parts that name and choose places. */
export const placesTexts = {
  nation: { zh: '全国', en: 'The whole country' },
  findDivision: { zh: '输入名称、拼音或首字母', en: 'Type a name, pinyin or initials' },
  findStation: { zh: '输入站点名称、拼音或编号', en: 'Type a station’s name, pinyin or code' },
} as const
