import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { ownOpenings } from './emergency-queries.ts'
import { EmergencyTable } from './emergency-table.tsx'
import { emergencyTexts } from './emergency-texts.ts'

export function OwnOpenings() {
  const t = useTexts(emergencyTexts)
  return <EmergencyTable label={t.own} list={useList(ownOpenings())} />
}
