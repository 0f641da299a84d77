import { ok } from '../../../kernel/result.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { surveysContract } from '../contract.ts'
import { addHousehold, assignVillage, closeSurvey, openSurvey } from './campaign-commands.ts'
import type { SurveyNeighbours } from './neighbours.ts'
import { questionnaires } from './questionnaires.ts'
import {
  colleaguesAnswer,
  differenceList,
  doorAnswer,
  mySurvey,
  surveyAnswer,
  surveyList,
  villageAnswer,
} from './reading.ts'
import { recordDoor } from './record-command.ts'
import { surveyWorkbook } from './survey-sheets.ts'

export { surveyMergers, surveysInventories } from './merged-places.ts'
export type { SurveyNeighbours } from './neighbours.ts'
export { surveysTimeline } from './timeline.ts'

const alone: SurveyNeighbours = { colleagues: async () => [] }

/** Every route of this room; a wrong file of `data/surveys` ends the start here, with its reasons. */
export function surveysRoutes(platform: Platform, neighbours: SurveyNeighbours = alone): Implemented[] {
  const asked = questionnaires().map(({ code, title, questions }) => ({
    code,
    title,
    questions: questions.length,
  }))
  return [
    implement(surveysContract.questionnaires, async () => ok({ items: asked })),
    implement(surveysContract.list, (call) => surveyList(call, call.query.state ?? null)),
    implement(surveysContract.toFill, (call) => surveyList(call, 'open')),
    implement(surveysContract.open, (call) => openSurvey(call, call.body)),
    implement(surveysContract.survey, (call) => surveyAnswer(call, call.params.id)),
    implement(surveysContract.mine, (call) => mySurvey(call, call.params.id)),
    implement(surveysContract.village, (call) => villageAnswer(call, call.params.id, call.params.division)),
    implement(surveysContract.household, (call) => doorAnswer(call, call.params.id, call.params.household)),
    implement(surveysContract.record, (call) =>
      recordDoor(call, { platform, neighbours }, call.params.id, call.params.household, call.body),
    ),
    implement(surveysContract.add, (call) => addHousehold(call, call.params.id, call.body)),
    implement(surveysContract.colleagues, (call) =>
      colleaguesAnswer(call, neighbours, call.params.id, call.params.division),
    ),
    implement(surveysContract.assign, (call) =>
      assignVillage(call, neighbours, call.params.id, call.params.division, call.body),
    ),
    implement(surveysContract.differences, (call) => differenceList(call, call.params.id, call.query)),
    implement(surveysContract.close, (call) => closeSurvey(call, call.params.id, call.body)),
    implement(surveysContract.xlsx, (call) => surveyWorkbook(call, call.params.id)),
  ]
}
