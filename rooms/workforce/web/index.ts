export { Checklist } from './checklist.tsx'
export { CreditDialog } from './credit-dialog.tsx'
export { memberDialogTexts } from './dialogs-texts.ts'
export { HandoverTable } from './handover-table.tsx'
export { ImportMembers } from './import-form.tsx'
export { MemberFile } from './member-file.tsx'
export { MemberForm } from './member-form.tsx'
export { MemberTable } from './member-table.tsx'
export { networkTexts } from './network-texts.ts'
export { PersonDialog } from './person-dialog.tsx'
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
export { WorkerFactTable } from './worker-facts.tsx'
