export * from './classes/index.ts'
export * from './community/index.ts'
export { CorrectDialog } from './correct-dialog.tsx'
export { GroupFile } from './groups/group-file.tsx'
export { GroupPrint } from './groups/group-print.tsx'
export { GroupTable, useAskedGroups } from './groups/group-table.tsx'
export { groupsTexts } from './groups/groups-texts.ts'
export { EditPlanForm, NewGroupForm } from './groups/plan-form.tsx'
export {
  type GroupFile as GroupFileAnswer,
  type GroupSession,
  groupAttendanceQuery,
  groupQuery,
  groupSessionQuery,
  groupsApi,
  renewedByGroups,
} from './groups/queries.ts'
export { SessionForm } from './groups/session-form.tsx'
export { GroupRemarks, SessionView } from './groups/session-view.tsx'
export { useAskedLearning } from './learning/asked.ts'
export { ConsultationForm } from './learning/consultation-form.tsx'
export { ConsultationView } from './learning/consultation-view.tsx'
export { LearningRemarks } from './learning/learning-remarks.tsx'
export { learningTexts } from './learning/learning-texts.ts'
export { ConsultationTable, SupervisionTable, TrainingTable } from './learning/lists.tsx'
export {
  consultationQuery,
  renewedByLearning,
  supervisionQuery,
  type Training,
  trainingQuery,
} from './learning/queries.ts'
export { SupervisionForm } from './learning/supervision-form.tsx'
export { supervisionTexts } from './learning/supervision-texts.ts'
export { SupervisionView } from './learning/supervision-view.tsx'
export { TrainingForm } from './learning/training-form.tsx'
export { trainingTexts } from './learning/training-texts.ts'
export { TrainingView } from './learning/training-view.tsx'
export { MySummary } from './my-summary.tsx'
export { activitiesApi, type VisitDetail, visitQuery } from './queries.ts'
export { activitiesTexts } from './texts.ts'
export { VisitFile } from './visit-file.tsx'
export { useAskedVisits, VisitFilters } from './visit-filters.tsx'
export { VisitForm } from './visit-form.tsx'
export { VisitTable } from './visit-table.tsx'
