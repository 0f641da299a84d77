export { ChildrenSection } from './children-section.tsx'
export { ClassForm } from './class-form.tsx'
export { ClassTable, useWeekdays } from './class-table.tsx'
export {
  boardQuery,
  type ClassDetail,
  classesApi,
  classQuery,
  type SessionSheet,
  sessionQuery,
} from './queries.ts'
export { SessionSheetTable } from './session-sheet.tsx'
export { SessionsSection } from './sessions-section.tsx'
export { classesTexts } from './texts.ts'
