import { categoriesContract } from './contract/categories.ts'
import { consentsContract } from './contract/consents.ts'
import { duplicatesContract } from './contract/duplicates.ts'
import { householdsContract } from './contract/households.ts'
import { importsContract } from './contract/imports.ts'
import { peopleRoutesContract } from './contract/people.ts'

export type { PeopleFilter } from './contract/people.ts'
export type { PersonAnswer, PersonLine } from './contract/schemas.ts'

/** Every route of this room. */
export const peopleContract = {
  list: peopleRoutesContract.list,
  export: peopleRoutesContract.exported,
  register: peopleRoutesContract.register,
  read: peopleRoutesContract.read,
  name: peopleRoutesContract.name,
  change: peopleRoutesContract.change,
  unmask: peopleRoutesContract.unmask,
  setState: peopleRoutesContract.setState,
  transfer: peopleRoutesContract.transfer,
  vocabulary: categoriesContract.vocabulary,
  categoryHistory: categoriesContract.history,
  addCategory: categoriesContract.add,
  correctCategory: categoriesContract.correct,
  createHousehold: householdsContract.create,
  readHousehold: householdsContract.read,
  changeHousehold: householdsContract.change,
  setHouseholdMember: householdsContract.setMember,
  removeHouseholdMember: householdsContract.removeMember,
  consents: consentsContract.list,
  giveConsent: consentsContract.give,
  withdrawConsent: consentsContract.withdraw,
  consentsDue: consentsContract.due,
  checkDuplicates: duplicatesContract.check,
  duplicates: duplicatesContract.list,
  dismissDuplicate: duplicatesContract.dismiss,
  previewMerge: duplicatesContract.preview,
  merge: duplicatesContract.merge,
  undoMerge: duplicatesContract.undo,
  merges: duplicatesContract.merges,
  imports: importsContract.list,
  importTemplate: importsContract.template,
  uploadImport: importsContract.upload,
  importStatus: importsContract.status,
  remapImport: importsContract.remap,
  importRows: importsContract.rows,
  correctImportRow: importsContract.correctRow,
  importErrorFile: importsContract.errorFile,
  applyImport: importsContract.apply,
  undoImport: importsContract.undo,
  importKept: importsContract.kept,
}
