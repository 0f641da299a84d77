import type { ShownProblem } from '../../../platform/web/failure.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { forumTexts } from './forum-texts.ts'
import css from './passages.module.css'

type Texts = { readonly title: string; readonly abstract: string; readonly confirmed: string }

/** How many characters stand around a passage, so that it is found in the text. */
const around = 12

/** The passages that the check met, as they stand in the text: nobody counts to the 312th character. */
export function Passages({ values, problems }: { values: Texts; problems: readonly ShownProblem[] }) {
  const t = useTexts(forumTexts)
  const fields = { title: t.caseTitle, abstract: t.abstract, confirmed: t.confirmed }
  const passages = problems.flatMap((problem) => {
    const field = (problem.path ?? '').split('/').at(-1) ?? ''
    if (!Object.hasOwn(fields, field)) return []
    const name = field as keyof typeof fields
    const signs = [...values[name].trim()]
    const from = Number(problem.data?.at ?? 1) - 1
    const to = from + Number(problem.data?.length ?? 1)
    return [
      {
        key: `${name}${from}${problem.code}`,
        field: fields[name],
        before: signs.slice(Math.max(0, from - around), from).join(''),
        met: signs.slice(from, to).join(''),
        after: signs.slice(to, to + around).join(''),
        isSure: !problem.code.startsWith('abstract-may-tell-'),
      },
    ]
  })
  return (
    <Notice tone="warning" title={t.passages}>
      <ul className={css.passages}>
        {passages.map((one) => (
          <li key={one.key}>
            <span className="soft">{one.field}</span> …{one.before}
            <mark>{one.met}</mark>
            {one.after}… <strong>{one.isSure ? t.mustChange : t.mayExplain}</strong>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
