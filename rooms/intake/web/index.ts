export { taskTitle } from '../domain/tasks/task-title.ts'
export { AskForm } from './requests/ask-form.tsx'
export { askTexts } from './requests/ask-texts.ts'
export { FileForm } from './requests/file-form.tsx'
export { FiledFile, FiledTable } from './requests/filed.tsx'
export { FollowForm } from './requests/follow-form.tsx'
export { Lookalikes } from './requests/lookalikes.tsx'
export { RequestMessages } from './requests/messages.tsx'
export { AskPoster } from './requests/poster.tsx'
export {
  filedQuery,
  type RequestFile,
  type RequestTab,
  renewedByRequests,
  requestCountsQuery,
  requestQuery,
  requestsApi,
} from './requests/queries.ts'
export { type OpenDialog, RequestActions, RequestDialogs, useOwnership } from './requests/request-actions.tsx'
export { DangerNotice, RequestFacts, RequestSteps } from './requests/request-file.tsx'
export { RequestPaper } from './requests/request-paper.tsx'
export { RequestTable, useAskedRequests } from './requests/request-table.tsx'
export { intakeTexts } from './requests/texts.ts'
export { WaitingRequests } from './requests/waiting-requests.tsx'
export { TaskBoard } from './tasks/board.tsx'
export { DataFields, type DataValues, dataOf, noData } from './tasks/data-fields.tsx'
export { GiveForm, type GiveFrom } from './tasks/give-form.tsx'
export { GivenTasks, TasksList, useAskedTasks } from './tasks/given-table.tsx'
export { GivenTaskView } from './tasks/given-task.tsx'
export { HandOverView } from './tasks/hand-over-view.tsx'
export { LetterTemplate } from './tasks/letter-template.tsx'
export { choicesQuery, givenTaskQuery, receivedTaskQuery, tasksApi } from './tasks/queries.ts'
export { ReceivedTasks } from './tasks/received-table.tsx'
export { ReceivedTaskView } from './tasks/received-task.tsx'
export { tasksTexts } from './tasks/texts.ts'
