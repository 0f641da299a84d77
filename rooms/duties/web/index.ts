export { DutyBoard } from './duty-board.tsx'
export type { DutyLine, Whose } from './queries.ts'
export { dutiesTexts } from './texts.ts'
