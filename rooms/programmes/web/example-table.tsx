import type { Words } from '../../../kernel/contract.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import css from './programmes.module.css'
import { programmesTexts } from './texts.ts'

type Shown = {
  readonly name: Words
  readonly holds: boolean
  readonly part: string | null
  readonly found: string | null
}

/** Examples as an explanation: each with whether it comes true, and what came out where it does not. */
export function ExampleTable({ examples }: { examples: readonly Shown[] }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  return (
    <ul className={css.examples}>
      {examples.map(({ name, holds, part, found }) => (
        <li key={`${name.en}${name.zh}`}>
          <Tag tone={holds ? 'good' : 'danger'}>{holds ? t.holds : t.fails}</Tag>{' '}
          <span {...(name.zh === name.en ? { lang: 'en' } : {})}>{say(name)}</span>
          {found !== null && (
            <div className="soft number">
              {part} {found}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
