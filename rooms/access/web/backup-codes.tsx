import { useTexts } from '../../../platform/web/language.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import css from './second-factor.module.css'
import { ownTexts } from './texts.ts'

/** The codes for the day the phone is lost. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const t = useTexts(ownTexts)
  return (
    <div>
      <h3>{t.backupCodes}</h3>
      <p className="soft">{t.backupCodesHint}</p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <PrintButton>{t.print}</PrintButton>
    </div>
  )
}
