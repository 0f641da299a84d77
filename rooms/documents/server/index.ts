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
export { openSpreadsheet, type Spreadsheet, type SpreadsheetOptions } from './spreadsheet/read.ts'
export { writeWorkbook } from './spreadsheet/write.ts'
export { writeCsv } from './spreadsheet/write-csv.ts'
export { workbookAnswer, workbookType } from './workbook-answer.ts'
