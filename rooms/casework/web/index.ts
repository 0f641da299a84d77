export { CloseCaseDialog, MoveCaseDialog } from './case-dialogs.tsx'
export { CaseFile } from './case-file.tsx'
export { ChangeCaseDialog, NewCaseForm } from './case-form.tsx'
export { CaseTable, useAskedCases } from './case-table.tsx'
export { CaseEcomap } from './ecomap/case-ecomap.tsx'
export { ecomapTexts } from './ecomap/texts.ts'
export { AskTransferForm } from './file/ask-transfer-form.tsx'
export { CaseTimeline } from './file/case-timeline.tsx'
export { CaseloadTable } from './file/caseload-table.tsx'
export { FollowUps } from './file/follow-ups.tsx'
export { addable, NextSteps } from './file/next-steps.tsx'
export { ConfidentialNotes } from './file/notes.tsx'
export { PhaseRail } from './file/phase-rail.tsx'
export {
  type CaseFileAnswer as PhasedFile,
  caseFileApi,
  caseFileQuery,
  transferQuery,
} from './file/queries.ts'
export { RecordForm } from './file/record-form.tsx'
export { RecordList } from './file/record-list.tsx'
export { fileTexts } from './file/texts.ts'
export { TransferNotice, TransferTable } from './file/transfer-parts.tsx'
export { transferTexts } from './file/transfer-texts.ts'
export { TransferView } from './file/transfer-view.tsx'
export { WaitingTransfers } from './file/waiting-transfers.tsx'
export { CaseForms } from './forms/case-forms.tsx'
export { CaseFormTemplates } from './forms/form-templates.tsx'
export { formTexts } from './forms/texts.ts'
export {
  type CaseFile as CaseFileAnswer,
  caseQuery,
  caseworkApi,
  renewedByCases,
  searchCases,
} from './queries.ts'
export { caseworkTexts } from './texts.ts'
