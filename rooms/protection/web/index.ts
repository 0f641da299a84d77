export { ReportsOfPerson } from './person-reports.tsx'
export {
  protectionApi,
  type ReportFile as ReportFileAnswer,
  renewedByReports,
  reportQuery,
} from './queries.ts'
export { AddDialog, PictureDialog, ReporterDialog, SendDialog } from './report-dialogs.tsx'
export { ReportFile } from './report-file.tsx'
export { type FoundIn, ReportForm } from './report-form.tsx'
export { OwnReportTable, ReportTable } from './report-table.tsx'
export { protectionTexts } from './texts.ts'
export { WaitingReports } from './waiting-notice.tsx'
