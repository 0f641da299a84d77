import { ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale'
import chinese from 'antd/es/locale/zh_CN'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { WaitingIcon } from './icons.ts'
import { useLanguage } from './language.tsx'
import type { Language } from './language-choice.ts'
import { antdTheme } from './theme.ts'
import { usePhone } from './use-phone.ts'

const locales: Record<Language, () => Promise<Locale>> = {
  zh: async () => chinese,
  en: () => import('antd/es/locale/en_US').then((file) => file.default),
}

/**
 * antd in the look of the house and in the chosen language. The default's words are always there: were the locale
 * given only later, antd would wrap the tree anew and every open form would be lost.
 */
export function Look({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const phone = usePhone()
  const [locale, setLocale] = useState<Locale>(chinese)
  useEffect(() => {
    let current = true
    void locales[language]().then((words) => current && setLocale(words))
    return () => {
      current = false
    }
  }, [language])
  const theme = useMemo(() => antdTheme(phone), [phone])
  return (
    // The space that antd puts between two Chinese characters on a button is not how Chinese is set, and its turning
    // ring would be read aloud as "loading" in either language.
    <ConfigProvider
      theme={theme}
      locale={locale}
      button={{ autoInsertSpace: false, loadingIcon: <WaitingIcon aria-hidden /> }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}
