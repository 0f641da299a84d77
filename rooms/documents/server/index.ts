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
export { writePdf } from './pdf/write-pdf.ts'
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
export { writeWord } from './word/write-word.ts'
export { workbookAnswer, workbookType } from './workbook-answer.ts'
