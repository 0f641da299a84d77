import type { ReactNode } from 'react'
import { Facts } from '../../../platform/web/facts.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import css from './known-facts.module.css'
import { peopleTexts } from './texts.ts'

/** What is known as facts; what is not is named in one line, so that a sparse file stays short and says so. */
export function KnownFacts({ items }: { items: readonly (readonly [name: string, value: ReactNode])[] }) {
  const t = useTexts(peopleTexts)
  const show = useFormat()
  const isKnown = (value: ReactNode) => value !== null && value !== undefined && value !== ''
  const known = items.filter(([, value]) => isKnown(value))
  const unknown = items.filter(([, value]) => !isKnown(value)).map(([name]) => name)
  return (
    <>
      {known.length > 0 && <Facts items={known} />}
      {unknown.length > 0 && <p className={css.unknown}>{show.labelled(t.unknown, show.words(unknown))}</p>}
    </>
  )
}
