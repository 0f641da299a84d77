export {
  type Cell,
  type CellPlace,
  type CellValue,
  columnLetter,
  type SheetRow,
  type SheetSummary,
} from './domain/cell.ts'
export { dayOfText } from './domain/day-of-text.ts'
export { guardedText, looksLikeFormula } from './domain/formula-guard.ts'
export { defaultLimits, type SpreadsheetLimits } from './domain/limits.ts'
export type {
  FormCell,
  FormRow,
  PrintedBlock,
  PrintedCell,
  PrintedColumn,
  PrintedDocument,
} from './domain/printed-document.ts'
export { dayOfSerial } from './domain/serial-date.ts'
export type {
  ColumnKind,
  WrittenBlock,
  WrittenColumn,
  WrittenSheet,
  WrittenValue,
} from './domain/written-sheet.ts'
export { documentsErrors } from './errors.ts'
