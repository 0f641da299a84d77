export {
  dropUnclaimedFiles,
  type KeptFile,
  keepPhoto,
  openFile,
  type PlacedFile,
  type ReceivedPhoto,
  receivePhoto,
} from './files.ts'
export { type ListColumn, type ListRow, readList } from './list-file.ts'
export {
  column,
  listSheet,
  type SheetColumn,
  sheetOf,
  type TakenList,
  takeList,
  takeSheet,
} from './list-sheet.ts'
export { wordToPdf } from './pdf/word-to-pdf.ts'
export { writePdf } from './pdf/write-pdf.ts'
export { drawingOnPaper, drawStrokes } from './picture/draw-strokes.ts'
export { type ReceivedDocument, receiveDocument } from './receive-document.ts'
export { openSpreadsheet, type Spreadsheet, type SpreadsheetOptions } from './spreadsheet/read.ts'
export { writeWorkbook } from './spreadsheet/write.ts'
export { writeCsv } from './spreadsheet/write-csv.ts'
export {
  checkTemplate,
  fillWord,
  type Placeholders,
  placeholdersIn,
  type WordValues,
} from './word/fill-word.ts'
export type { WordPicture } from './word/pictures.ts'
export { canBeSet, putTemplate, templateInForce, type WordTemplate } from './word/template-store.ts'
export { writeWord } from './word/write-word.ts'
export { workbookAnswer, workbookType } from './workbook-answer.ts'
