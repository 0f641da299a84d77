import { LanguageIcon } from '../../../platform/web/icons.ts'
import { useLanguage } from '../../../platform/web/language.tsx'
import type { Language } from '../../../platform/web/language-choice.ts'
import css from './header.module.css'

/** Two languages need one button: it says, in that language, which one a press brings. */
export function LanguageButton(props: { dark?: boolean; chosen?: (language: Language) => void }) {
  const { dark = true, chosen } = props
  const { language, choose } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className={dark ? css.language : css.languageLight}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => {
        choose(other)
        chosen?.(other)
      }}
    >
      <LanguageIcon aria-hidden />
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}
