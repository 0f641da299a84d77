export { Checklist } from './checklist.tsx'
export { CreditDialog } from './credit-dialog.tsx'
export { memberDialogTexts } from './dialogs-texts.ts'
export { HandoverTable } from './handover-table.tsx'
export { ImportMembers } from './import-form.tsx'
export { ImportHours } from './import-hours.tsx'
export { MemberFile } from './member-file.tsx'
export { MemberForm } from './member-form.tsx'
export { MemberTable } from './member-table.tsx'
export { MyPracticum } from './my-practicum.tsx'
export { networkTexts } from './network-texts.ts'
export { PersonDialog } from './person-dialog.tsx'
export { PlacementDialog } from './placement-dialog.tsx'
export { PlacementParts } from './placement-file.tsx'
export { PlacementForm } from './placement-form.tsx'
export { placementQuery } from './practicum-queries.ts'
export { PracticumSigning } from './practicum-signing.tsx'
export { PlacementTable, useAskedPlacements } from './practicum-table.tsx'
export { practicumTexts } from './practicum-texts.ts'
export { QualificationParts } from './qualifications.tsx'
export {
  checklistQuery,
  memberList,
  memberQuery,
  searchMembers,
  type WorkforceQuestion,
  workforceApi,
} from './queries.ts'
export { workforceTexts } from './texts.ts'
export { useWorkforceWords } from './words.ts'
export { WorkerFactTable } from './worker-facts.tsx'
