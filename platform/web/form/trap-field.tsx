import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'

/** Nobody sees it; programs fill it in (`trapSchema` of the contract). */
export function TrapField({ value, change }: { value: string; change: (value: string) => void }) {
  const t = useTexts(kitTexts)
  return (
    <div hidden aria-hidden>
      <input
        tabIndex={-1}
        autoComplete="off"
        name="website"
        aria-label={t.leaveEmpty}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}
