export {
  type Definition,
  loadInstruments,
  problemLine,
  readInstrument,
  shippedInstruments,
  shippedOn,
} from './instruments/instrument-files.ts'
export { readAnswers } from './instruments/read-answers.ts'
