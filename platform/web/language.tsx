import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Words } from '../../kernel/contract.ts'
import { currentLanguage, type Language, languageTags, rememberLanguage } from './language-choice.ts'

type Choice = { readonly language: Language; readonly choose: (language: Language) => void }

const LanguageContext = createContext<Choice>({ language: 'zh', choose: () => undefined })

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(currentLanguage)
  const choose = useCallback((next: Language) => {
    rememberLanguage(next)
    setLanguage(next)
  }, [])
  useEffect(() => {
    document.documentElement.lang = languageTags[language]
  }, [language])
  const choice = useMemo(() => ({ language, choose }), [language, choose])
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

export const useLanguage = (): Choice => useContext(LanguageContext)

/** The sentences of a screen in the chosen language: `const t = useTexts(texts)`, then `t.title`. */
export function useTexts<T extends Readonly<Record<string, Words>>>(
  texts: T,
): { readonly [K in keyof T]: string } {
  const { language } = useLanguage()
  return useMemo(
    () => Object.fromEntries(Object.entries(texts).map(([key, words]) => [key, words[language]])),
    [texts, language],
  ) as { readonly [K in keyof T]: string }
}

/** One sentence that came with data: `say(role.title)`. */
export function useSay(): (words: Words) => string {
  const { language } = useLanguage()
  return useCallback((words: Words) => words[language], [language])
}
