import { useTexts } from '../../../platform/web/language.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import css from './programmes.module.css'
import { programmesTexts } from './texts.ts'

type Shown = {
  readonly name: string
  readonly holds: boolean
  readonly part: string | null
  readonly found: string | null
}

/** Examples as an explanation: each with whether it comes true, and what came out where it does not. */
export function ExampleTable({ examples }: { examples: readonly Shown[] }) {
  const t = useTexts(programmesTexts)
  return (
    <ul className={css.examples}>
      {examples.map(({ name, holds, part, found }) => (
        <li key={name}>
          <Tag tone={holds ? 'good' : 'danger'}>{holds ? t.holds : t.fails}</Tag>{' '}
          <span lang="en">{name}</span>
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
