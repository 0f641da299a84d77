export { ArchiveView } from './archive-view.tsx'
export { AssignDialog, DeclareDialog, SealDialog } from './charge-dialogs.tsx'
export { FileTable, ReferralTable } from './file-table.tsx'
export { FileFacts } from './file-view.tsx'
export { GuidanceSection } from './guidance-section.tsx'
export { JuvenileToday } from './juvenile-today.tsx'
export { Counts, Members, Template } from './keeping.tsx'
export {
  type Archive,
  archiveQuery,
  fileQuery,
  type JuvenileFile,
  juvenileApi,
  renewedByJuvenile,
} from './queries.ts'
export { ReferForm } from './refer-form.tsx'
export { ReportSection } from './report-section.tsx'
export { AskDialog, RequestTable } from './sealed-requests.tsx'
export { BodyTasks, TaskSection } from './task-section.tsx'
export { juvenileTexts } from './texts.ts'
