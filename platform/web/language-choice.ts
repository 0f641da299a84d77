export type Language = 'zh' | 'en'

export const languageTags: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

const place = 'zhulian.language'
let chosen: Language | null = null

/** The language the person chose on this device; Chinese until then. */
export function currentLanguage(): Language {
  chosen ??= globalThis.localStorage?.getItem(place) === 'en' ? 'en' : 'zh'
  return chosen
}

export function rememberLanguage(language: Language): void {
  chosen = language
  globalThis.localStorage?.setItem(place, language)
}

/** Whether someone chose on this device; until then an account's own language may decide. */
export const languageWasChosen = (): boolean => (globalThis.localStorage?.getItem(place) ?? null) !== null
