import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { fieldTitles } from '../field-titles.ts'
import { FieldValue } from '../field-value.tsx'
import { peopleTexts } from '../texts.ts'
import css from './changed-meanwhile.module.css'
import type { Clash } from './changes.ts'
import { editTexts } from './texts.ts'

/** Both contents beside each other, for the person to choose: nothing is overwritten unseen. */
export function ChangedMeanwhile({ clashes }: { clashes: readonly Clash[] | null }) {
  const t = useTexts(editTexts)
  const people = useTexts(peopleTexts)
  if (!clashes) return null
  return (
    <Notice tone="warning" title={t.changedTitle} loud>
      <p>{clashes.length > 0 ? t.changedHint : t.changedElsewhere}</p>
      {clashes.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t.theirs}</th>
              <th scope="col">{t.yours}</th>
            </tr>
          </thead>
          <tbody>
            {clashes.map(({ field, theirs, mine }) => (
              <tr key={field}>
                <th scope="row">{people[fieldTitles[field]]}</th>
                <td>
                  <FieldValue field={field} value={theirs} />
                </td>
                <td>
                  <FieldValue field={field} value={mine} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Notice>
  )
}
