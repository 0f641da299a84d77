export { AssessForm } from './files/assess-form.tsx'
export { assessTexts } from './files/assess-texts.ts'
export { AssessmentSheet } from './files/assessment-sheet.tsx'
export { AssessmentTable } from './files/assessment-table.tsx'
export { ElderTable, useAskedElders } from './files/elder-table.tsx'
export { elderTexts } from './files/elder-texts.ts'
export { EldersView } from './files/elders-view.tsx'
export { CloseDialog, LowerDialog, NoteDialog, RaiseDialog, TriggerDialog } from './files/file-dialogs.tsx'
export { LoadView } from './files/load-view.tsx'
export { PersonRisk } from './files/person-risk.tsx'
export {
  assessmentQuery,
  assessmentsApi,
  assessmentsOfQuery,
  eldersApi,
  type RiskFile,
  renewedByRisk,
  riskCountsQuery,
  riskFileQuery,
  riskFilesApi,
} from './files/queries.ts'
export { RiskFileView } from './files/risk-file.tsx'
export { RiskTable, useAskedFiles } from './files/risk-table.tsx'
export { riskTexts } from './files/risk-texts.ts'
export { CountyCounts, LowerWaits, RiskTiles } from './files/risk-tiles.tsx'
export { SecondView } from './files/second-view.tsx'
export { CopyForm } from './instruments/copy-form.tsx'
export { CopyList } from './instruments/copy-list.tsx'
export { InstrumentFile } from './instruments/instrument-file.tsx'
export { InForce, InstrumentList } from './instruments/instrument-list.tsx'
export { instrumentTexts } from './instruments/instrument-texts.ts'
export { copiesQuery, instrumentQuery, instrumentsQuery } from './instruments/queries.ts'
