import { OfflineIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useOnline } from '../../../platform/web/use-online.ts'
import { shellTexts } from '../texts.ts'
import css from './offline-banner.module.css'

export function OfflineBanner() {
  const t = useTexts(shellTexts)
  const online = useOnline()
  return (
    <div role="status">
      {!online && (
        <p className={css.banner}>
          <OfflineIcon aria-hidden /> {t.offline}
        </p>
      )}
    </div>
  )
}
