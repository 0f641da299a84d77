import { commonErrors } from '../../kernel/contract.ts'
import { accessErrors } from '../../rooms/access/errors.ts'
import { activitiesErrors } from '../../rooms/activities/errors.ts'
import { applicationsErrors } from '../../rooms/applications/errors.ts'
import { assessmentErrors } from '../../rooms/assessment/errors.ts'
import { caseworkErrors } from '../../rooms/casework/errors.ts'
import { consortiumErrors } from '../../rooms/consortium/errors.ts'
import { documentsErrors } from '../../rooms/documents/errors.ts'
import { dutiesErrors } from '../../rooms/duties/errors.ts'
import { evaluationErrors } from '../../rooms/evaluation/errors.ts'
import { fundsErrors } from '../../rooms/funds/errors.ts'
import { indicatorsErrors } from '../../rooms/indicators/errors.ts'
import { intakeErrors } from '../../rooms/intake/errors.ts'
import { juvenileErrors } from '../../rooms/juvenile/errors.ts'
import { lettersErrors } from '../../rooms/letters/errors.ts'
import { organisationsErrors } from '../../rooms/organisations/errors.ts'
import { peopleErrors } from '../../rooms/people/errors.ts'
import { programmesErrors } from '../../rooms/programmes/errors.ts'
import { projectsErrors } from '../../rooms/projects/errors.ts'
import { protectionErrors } from '../../rooms/protection/errors.ts'
import { regionsErrors } from '../../rooms/regions/errors.ts'
import { reportsErrors } from '../../rooms/reports/errors.ts'
import { resourcesErrors } from '../../rooms/resources/errors.ts'
import { surveysErrors } from '../../rooms/surveys/errors.ts'
import { volunteersErrors } from '../../rooms/volunteers/errors.ts'
import { workforceErrors } from '../../rooms/workforce/errors.ts'

/** Every code the product can refuse with; each room lists its own. */
export const allErrors = {
  ...commonErrors,
  ...regionsErrors,
  ...documentsErrors,
  ...accessErrors,
  ...peopleErrors,
  ...dutiesErrors,
  ...organisationsErrors,
  ...intakeErrors,
  ...workforceErrors,
  ...intakeErrors,
  ...activitiesErrors,
  ...caseworkErrors,
  ...lettersErrors,
  ...protectionErrors,
  ...juvenileErrors,
  ...resourcesErrors,
  ...assessmentErrors,
  ...surveysErrors,
  ...volunteersErrors,
  ...indicatorsErrors,
  ...projectsErrors,
  ...reportsErrors,
  ...evaluationErrors,
  ...programmesErrors,
  ...consortiumErrors,
  ...fundsErrors,
  ...applicationsErrors,
}
