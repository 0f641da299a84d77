import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { shownValue, whereOf } from './difference-words.ts'
import { draftTexts } from './draft-texts.ts'
import { ExampleTable } from './example-table.tsx'
import { Scroll } from './programme-file.tsx'
import css from './programmes.module.css'
import type { DraftAnswer } from './queries.ts'
import { programmesTexts } from './texts.ts'

/** What the check says of a text: everything wrong with its line, the examples, and what it changes. */
export function DraftCheck({ check }: { check: DraftAnswer['check'] }) {
  const t = useTexts(draftTexts)
  const of = useTexts(programmesTexts)
  const say = useSay()
  return (
    <Stack>
      {check.valid ? (
        <Notice tone="good">{t.right}</Notice>
      ) : (
        <Section title={fill(t.wrong, { count: check.problems.length })} flush>
          <Scroll label={t.problem}>
            <thead>
              <tr>
                <th scope="col">{t.line}</th>
                <th scope="col">{t.problem}</th>
              </tr>
            </thead>
            <tbody>
              {check.problems.map(({ line, reason }) => (
                <tr key={`${line}${reason.en}`}>
                  <td className={css.value} data-name={t.line}>
                    {line}
                  </td>
                  <td>{say(reason)}</td>
                </tr>
              ))}
            </tbody>
          </Scroll>
        </Section>
      )}
      <Section title={t.differences}>{check.inForce ? <Differences check={check} /> : t.notInForce}</Section>
      {check.examples.length > 0 && (
        <Section title={of.examples} flush>
          <ExampleTable examples={check.examples} />
        </Section>
      )}
    </Stack>
  )
}

function Differences({ check: { differences } }: { check: DraftAnswer['check'] }) {
  const t = useTexts(draftTexts)
  const say = useSay()
  if (differences.length === 0) return <>{t.noDifferences}</>
  return (
    <Scroll label={t.differences}>
      <thead>
        <tr>
          <th scope="col">{t.where}</th>
          <th scope="col">{t.before}</th>
          <th scope="col">{t.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <tr key={one.path}>
            <td title={one.path}>{say(whereOf(one))}</td>
            <td className={one.after === null ? css.struck : undefined} data-name={t.before}>
              {say(shownValue(one.before, one.unit))}
            </td>
            <td data-name={t.after}>{say(shownValue(one.after, one.unit))}</td>
          </tr>
        ))}
      </tbody>
    </Scroll>
  )
}
