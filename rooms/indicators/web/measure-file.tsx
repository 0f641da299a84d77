import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useLanguage, useSay, useTexts } from '../../../platform/web/language.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { Filter } from '../domain/filter.ts'
import { viewOf } from '../domain/views.ts'
import { conditionWords } from './condition-words.ts'
import { MeasureExamples } from './measure-examples.tsx'
import css from './measure-file.module.css'
import { measureTexts } from './measure-texts.ts'
import type { MeasureDefinition } from './queries.ts'

/**
 * What a measure means and how it is counted, from its own file. `category` gives the name of a category's code,
 * which the room of people knows.
 */
export function MeasureFile(props: { measure: MeasureDefinition; category: (code: string) => string }) {
  const { measure, category } = props
  const t = useTexts(measureTexts)
  const say = useSay()
  const show = useFormat()
  const { language } = useLanguage()
  const where = measure.where as Filter | null
  const splits = measure.splits.map((split) => say(split.title))
  const byCategory = measure.splits.some((split) => split.code === 'category')
  return (
    <Stack>
      <Section title={t.definition}>
        <p className={css.definition}>{say(measure.definition)}</p>
        <Facts
          items={[
            [t.unit, say(measure.unit)],
            [t.counted, countWords(measure, t, language)],
            [t.from, say(measure.subject)],
            [
              t.where,
              where
                ? conditionWords(where, { view: viewOf(measure.view), language, category })
                : t.everything,
            ],
            [t.addsUp, addsWords(measure, t)],
            [t.splits, splits.length > 0 ? show.words(splits) : t.noSplits],
            byCategory ? [t.overlap, t[measure.overlap]] : null,
            [t.source, <Source key="source" text={measure.source} />],
          ]}
        />
      </Section>
      <Section title={t.examples} hint={t.examplesHint}>
        <MeasureExamples measure={measure} category={category} />
      </Section>
    </Stack>
  )
}

/** The names of forms and rules are Chinese in every language. */
const Source = ({ text }: { text: string }) => <span lang="zh">{text}</span>

function countWords(
  { count }: MeasureDefinition,
  t: { readonly [K in keyof typeof measureTexts]: string },
  language: 'zh' | 'en',
): string {
  if (count.kind === 'records') return t.records
  const of = count.title?.[language] ?? count.of ?? ''
  if (count.kind === 'sum') return fill(t.sum, { of })
  if (count.kind === 'ratio') return fill(t.ratio, { of })
  if (count.kind === 'stock') return t.stock
  if (count.kind === 'once-per') return t.oncePer
  if (count.of === 'household') return t.distinctHousehold
  return count.of === 'person' ? t.distinctPerson : fill(t.distinct, { of })
}

function addsWords(
  { count, stock, addsUp }: MeasureDefinition,
  t: { readonly [K in keyof typeof measureTexts]: string },
): string {
  if (count.kind === 'ratio') return t.addsRatio
  if (stock) return t.addsStock
  return addsUp ? t.adds : t.addsNot
}
