import { useTexts } from '../../../../platform/web/language.tsx'
import { joinTexts } from './join-texts.ts'

/** Nobody sees it; programs fill it in. */
export function TrapField({ value, change }: { value: string; change: (value: string) => void }) {
  const t = useTexts(joinTexts)
  return (
    <div hidden aria-hidden>
      <input
        tabIndex={-1}
        autoComplete="off"
        name="website"
        aria-label={t.website}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}
