import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { ledgerFieldNames, ledgerFields, notImported } from '../../domain/ledger/fields.ts'
import { usePeopleWords } from '../words.ts'
import { importTexts } from './texts.ts'

/** What a column may be: nothing, a field of the ledger, or the yes/no column of a category. */
export function ColumnChoices() {
  const t = useTexts(importTexts)
  const say = useSay()
  const words = usePeopleWords()
  return (
    <>
      <option value="">{t.leaveOut}</option>
      {ledgerFieldNames.map((name) => (
        <option key={name} value={name}>
          {say(ledgerFields[name])}
          {notImported.has(name) ? ` ${t.notTaken}` : ''}
        </option>
      ))}
      <optgroup label={t.yesNoColumns}>
        {words.options(words.vocabulary?.categories).map((category) => (
          <option key={category.value} value={`flag:${category.value}`}>
            {category.label}
          </option>
        ))}
      </optgroup>
    </>
  )
}
