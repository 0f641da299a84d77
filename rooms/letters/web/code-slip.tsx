import { useTexts } from '../../../platform/web/language.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import css from './letters.module.css'
import { lettersTexts } from './texts.ts'

/** The slip for the child: the digits in four groups, where to type them, and nothing that says whose it is. */
export function CodeSlip({ code }: { code: string }) {
  const t = useTexts(lettersTexts)
  return (
    <div className={css.slip}>
      <p className={css.slipTitle}>{t.slipTitle}</p>
      <p className={css.code}>
        {code.split(' ').map((group, at) => (
          <span key={`${at}-${group}`}>{group}</span>
        ))}
      </p>
      <p>{t.slipHint}</p>
      <p className="soft">{`${location.origin}/mail`}</p>
      <p className="not-printed">
        <PrintButton>{t.print}</PrintButton>
      </p>
    </div>
  )
}
