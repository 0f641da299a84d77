import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { OwnField } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { ListImport, type ListImportAnswer } from '../../../platform/web/list-import.tsx'
import { StationField, useOwnStation } from '../../regions/web/index.ts'
import { memberDialogTexts } from './dialogs-texts.ts'
import { workforceApi } from './queries.ts'

type Code = 'value-missing' | 'day-not-valid' | 'value-not-in-list' | 'worker-already-registered'
const sentenceOf = (code: string) =>
  code in memberDialogTexts ? memberDialogTexts[code as Code] : memberDialogTexts.otherwise

/** Imports the register of a station: a look with what is wrong by row and column, then the rows that are right. */
export function ImportMembers({ done }: { done: (answer: ListImportAnswer) => void }) {
  return (
    <ListImport
      more={{ station: null as Found<Id> | null }}
      required={['station']}
      fields={(form) => <Station field={form.field('station') as OwnField<Found<Id> | null>} />}
      template={() => workforceApi.file('/api/workforce/template')}
      send={async (file, { station }, apply, id) => {
        const answer = await workforceApi.post('/api/workforce/import', {
          file,
          body: { id, station: station?.value ?? '', write: apply ? 'true' : 'false' },
        })
        return {
          rows: answer.rows.length,
          ready: apply ? answer.written : answer.good,
          wrongRows: answer.bad,
          applied: apply,
          problems: answer.rows.flatMap(({ row, problems }) =>
            problems.map(({ column, code, value }) => ({
              row,
              column,
              value,
              code,
              message: sentenceOf(code),
            })),
          ),
        }
      }}
      renews={[['workforce'], ['indicators']]}
      done={done}
    />
  )
}

function Station({ field }: { field: OwnField<Found<Id> | null> }) {
  const t = useTexts(memberDialogTexts)
  useOwnStation('workforce.write', field)
  return <StationField label={t.importStation} {...field} />
}
