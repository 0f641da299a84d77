import type { PageEntry } from './page-entry.ts'
import { applicationsPages } from './routes/applications.tsx'
import { assessmentPages } from './routes/assessment.tsx'
import { caseworkPages } from './routes/casework.tsx'
import { consortiumPages } from './routes/consortium.tsx'
import { figuresPages } from './routes/figures.tsx'
import { fundsPages } from './routes/funds.tsx'
import { intakePages } from './routes/intake.tsx'
import { judgingPages } from './routes/judging.tsx'
import { juvenilePages } from './routes/juvenile.tsx'
import { lettersPages } from './routes/letters.tsx'
import { networkPages } from './routes/network.tsx'
import { payingPages } from './routes/paying.tsx'
import { peoplePages } from './routes/people.tsx'
import { programmesPages } from './routes/programmes.tsx'
import { protectionPages } from './routes/protection.tsx'
import { riskPages } from './routes/risk.tsx'
import { servicesPages } from './routes/services.tsx'
import { surveysPages } from './routes/surveys.tsx'
import { tasksPages } from './routes/tasks.tsx'

/** Every page of the product; the menu has an order of its own. */
export const pages: readonly PageEntry[] = [
  ...peoplePages,
  ...intakePages,
  ...servicesPages,
  ...surveysPages,
  ...riskPages,
  ...assessmentPages,
  ...tasksPages,
  ...lettersPages,
  ...caseworkPages,
  ...consortiumPages,
  ...protectionPages,
  ...juvenilePages,
  ...figuresPages,
  ...fundsPages,
  ...payingPages,
  ...networkPages,
  ...programmesPages,
  ...judgingPages,
  ...applicationsPages,
]
