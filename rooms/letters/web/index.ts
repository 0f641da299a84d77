export type { LetterCases } from './acts-section.tsx'
export { CloseAgreementDialog } from './agreement-dialogs.tsx'
export { AgreementFile } from './agreement-file.tsx'
export { AgreementForm } from './agreement-form.tsx'
export { agreementTexts } from './agreement-texts.ts'
export { boxTexts } from './box-texts.ts'
export { BoxTable, OpenBoxDialog } from './boxes.tsx'
export { CloseLetterDialog, CodeDialog } from './letter-dialogs.tsx'
export { LetterFile } from './letter-file.tsx'
export { LetterTable } from './letter-table.tsx'
export { Helplines } from './mail/helplines.tsx'
export { Reading } from './mail/reading.tsx'
export { mailTexts } from './mail/texts.ts'
export { WriteForm } from './mail/write-form.tsx'
export { BoxPoster } from './poster.tsx'
export { PupilFile } from './pupil-file.tsx'
export { NewPupilForm } from './pupil-form.tsx'
export { PupilTable } from './pupil-table.tsx'
export { pupilTexts } from './pupil-texts.ts'
export {
  type Agreement as AgreementAnswer,
  agreementQuery,
  agreementsApi,
  boxesQuery,
  helplinesQuery,
  type LetterFile as LetterFileAnswer,
  letterQuery,
  lettersApi,
  newSecret,
  type PupilFile as PupilFileAnswer,
  publicBoxQuery,
  pupilQuery,
  renewedByLetters,
} from './queries.ts'
export { RegisterLetterForm } from './register-form.tsx'
export { SchoolDialog, SchoolFile, useSchool } from './school-file.tsx'
export { SchoolNetwork } from './schools.tsx'
export { lettersTexts } from './texts.ts'
