import { pinyin } from 'pinyin-pro'

/** `wangxiaoming` for 王小明, surnames read as surnames (单 is shan); what a person types into the search box. */
export const pinyinOfName = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
