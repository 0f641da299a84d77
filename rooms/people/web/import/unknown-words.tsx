import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { kitTexts } from '../../../../platform/web/texts.ts'
import { usePeopleWords } from '../words.ts'
import css from './mapping-sheet.module.css'
import { importTexts } from './texts.ts'

/** Words that only this town uses for a category; said once, they hold for the whole ledger. */
export function UnknownWords(props: {
  words: Readonly<Record<string, string>>
  change: (words: Readonly<Record<string, string>>) => void
}) {
  const { words, change } = props
  const t = useTexts(importTexts)
  const kit = useTexts(kitTexts)
  const people = usePeopleWords()
  return (
    <Section title={t.wordsTitle} hint={t.wordsHint}>
      {Object.entries(words).map(([word, code]) => (
        <label key={word} className={css.word}>
          <span>{word}</span>
          <select
            className={css.select}
            value={code}
            onChange={(event) => change({ ...words, [word]: event.target.value })}
          >
            <option value="">{kit.choose}</option>
            {people.options(people.vocabulary?.categories).map((category) => (
              <option key={category.value} value={category.value}>
                {category.label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </Section>
  )
}
