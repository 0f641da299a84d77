import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import type { Programme } from '../../../programmes/index.ts'
import { sourceWords } from '../../../programmes/web/index.ts'
import css from './applications.module.css'
import { yuanOf } from './money.ts'
import { applicationsTexts } from './texts.ts'

type Truth = 'yes' | 'no' | 'unknown'

const tones = { yes: 'good', no: 'danger', unknown: 'info' } as const

/** Whether, and how much. */
export function Verdict({ eligible, amountFen }: { eligible: Truth; amountFen: number | null }) {
  const t = useTexts(applicationsTexts)
  const words = { yes: t.verdictYes, no: t.verdictNo, unknown: t.verdictUnknown }
  return (
    <Tags>
      <Tag tone={tones[eligible]}>{words[eligible]}</Tag>
      {amountFen !== null && <Tag tone="good">{fill(t.amountOf, { yuan: yuanOf(amountFen) })}</Tag>}
    </Tags>
  )
}

/** Each condition with its article and whether it holds. */
export function Reasons(props: {
  programme: Programme
  reasons: readonly { readonly rule: string; readonly source: string; readonly holds: Truth }[]
}) {
  const { programme, reasons } = props
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const words = { yes: t.holds, no: t.fails, unknown: t.open }
  const titles = [...programme.eligible, ...programme.conflicts]
  return (
    <ul className={css.facts}>
      {reasons.map(({ rule, source, holds }) => {
        const title = titles.find((one) => one.rule === rule)?.title
        return (
          <li key={rule}>
            <Tag tone={holds === 'unknown' ? 'plain' : tones[holds]}>{words[holds]}</Tag>
            <strong>{title ? say(title) : rule}</strong>
            <span className="soft">{sourceWords(source)}</span>
          </li>
        )
      })}
    </ul>
  )
}
