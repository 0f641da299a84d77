import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { DivisionName } from '../../regions/web/index.ts'
import type { IdentityKind } from '../domain/identity-kind.ts'
import type { ChangeableField } from '../domain/person-fields.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

/** Which code table says what a field's code means. */
const tables: { readonly [Field in ChangeableField]?: string } = {
  ethnicGroup: 'ethnic-group',
  maritalStatus: 'marital',
  education: 'education',
  politicalStatus: 'political-status',
  employment: 'employment',
  housing: 'housing',
  needs: 'need',
  relation: 'family-relation',
  health: 'health',
  selfCare: 'self-care',
  disabilityKind: 'disability-kind',
  disabilityGrade: 'disability-grade',
  hardshipCauses: 'hardship-cause',
}

/** A value of a person's field in words; texts that are sealed come masked. */
export function FieldValue({ field, value }: { field: ChangeableField; value: unknown }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const show = useFormat()
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className="soft">{t.nothing}</span>
  const table = tables[field]
  if (table) {
    const codes = (Array.isArray(value) ? value : [value]).map(
      (code) => words.code(table, String(code)) ?? '',
    )
    return <>{show.words(codes)}</>
  }
  if (field === 'sex') return <>{words.sex(Number(value))}</>
  if (field === 'birth') return <>{show.day(String(value))}</>
  if (field === 'identityKind') return <>{words.identityKind(value as IdentityKind)}</>
  if (field === 'noIdentityReason') return <>{words.noIdentityReason(String(value))}</>
  if (field === 'registeredDivision') return <DivisionName code={Number(value)} />
  if (field === 'incomeFen') return <>{fill(t.yuan, { amount: formatNumber(Number(value) / 100, 2) })}</>
  // Accounts are another room's; that two differ is told, and the name beside it says who is meant.
  if (field === 'responsibleAccount') return <>{t.accountLinked}</>
  return <span className="number">{String(value)}</span>
}
