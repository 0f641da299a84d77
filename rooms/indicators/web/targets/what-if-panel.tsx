import { Button } from 'antd'
import { useId } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { DecimalField } from '../../../../platform/web/form/text-fields.tsx'
import { UndoIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import type { Comparator, TargetLine, WhatIf } from './queries.ts'
import { targetTexts } from './target-texts.ts'
import css from './what-if-panel.module.css'

const comparators: readonly Comparator[] = ['at_least', 'more_than', 'at_most', 'less_than']

/** Moves a number, a day or a comparator and lets the page show what would be. Nothing is sent to be kept. */
export function WhatIfPanel(props: { line: TargetLine; whatIf: WhatIf; change: (whatIf: WhatIf) => void }) {
  const { line, whatIf, change } = props
  const t = useTexts(targetTexts)
  const id = useId()
  const last = line.milestones.at(-1) ?? { value: 0, by: line.standing.by }
  const number = whatIf.number ?? last.value
  const isPercent = line.asking === 'coverage'
  const field = { problems: [], required: false, marked: false }
  const moved = Object.keys(whatIf).length > 0
  return (
    <Section
      title={t.whatIf}
      hint={t.whatIfHint}
      actions={
        moved && (
          <Button icon={<UndoIcon aria-hidden />} onClick={() => change({})}>
            {t.backToReal}
          </Button>
        )
      }
    >
      <div className={css.note}>
        <Notice tone={moved ? 'warning' : 'info'}>{t.nothingSaved}</Notice>
      </div>
      <div className={css.fields}>
        <div>
          <DecimalField
            {...field}
            id={`${id}number`}
            label={isPercent ? t.percent : t.number}
            value={number}
            change={(value) => change(without(whatIf, 'number', value ?? undefined))}
          />
          <input
            type="range"
            className={css.slider}
            aria-label={isPercent ? t.percent : t.number}
            min={0}
            max={isPercent ? 100 : Math.max(10, Math.ceil(last.value * 2))}
            step={isPercent ? 1 : stepFor(last.value)}
            value={number}
            onChange={(event) => change({ ...whatIf, number: Number(event.target.value) })}
          />
        </div>
        {line.coveredFrom !== null && (
          <DecimalField
            {...field}
            id={`${id}covered`}
            label={t.coveredFrom}
            value={whatIf.coveredFrom ?? line.coveredFrom}
            change={(value) => change(without(whatIf, 'coveredFrom', value ?? undefined))}
          />
        )}
        <DayField
          {...field}
          id={`${id}by`}
          label={t.by}
          value={whatIf.by ?? (last.by as Day)}
          change={(by) => change(without(whatIf, 'by', by ?? undefined))}
        />
        <div>
          <span className={css.label}>{t.comparator}</span>
          <SelectLine
            label={t.comparator}
            blank={t[`c_${line.comparator}`]}
            value={whatIf.compare ?? null}
            change={(compare) => change(without(whatIf, 'compare', compare ?? undefined))}
            options={comparators.map((value) => ({ value, label: t[`c_${value}`] }))}
          />
        </div>
      </div>
    </Section>
  )
}

/** The same with one thing moved, or back where it was. */
function without<K extends keyof WhatIf>(whatIf: WhatIf, key: K, value: WhatIf[K] | undefined): WhatIf {
  const { [key]: _, ...rest } = whatIf
  return value === undefined ? rest : { ...rest, [key]: value }
}

/** A hundredth of the number or so, in round steps. */
const stepFor = (value: number): number => (value <= 200 ? 1 : 10 ** Math.floor(Math.log10(value / 100)))
