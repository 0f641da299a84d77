import { categoriesContract } from './contract/categories.ts'
import { consentsContract } from './contract/consents.ts'
import { duplicatesContract } from './contract/duplicates.ts'
import { familyContract } from './contract/family.ts'
import { householdsContract } from './contract/households.ts'
import { importsContract } from './contract/imports.ts'
import { peopleRoutesContract } from './contract/people.ts'
import { timelineContract } from './contract/timeline.ts'

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
  timeline: timelineContract.timeline,
  vocabulary: categoriesContract.vocabulary,
  categoryHistory: categoriesContract.history,
  addCategory: categoriesContract.add,
  correctCategory: categoriesContract.correct,
  createHousehold: householdsContract.create,
  readHousehold: householdsContract.read,
  changeHousehold: householdsContract.change,
  setHouseholdMember: householdsContract.setMember,
  removeHouseholdMember: householdsContract.removeMember,
  family: familyContract.family,
  genogram: familyContract.genogram,
  relationHistory: familyContract.history,
  addRelative: familyContract.addRelative,
  changeRelative: familyContract.changeRelative,
  removeRelative: familyContract.removeRelative,
  relate: familyContract.relate,
  correctRelation: familyContract.correctRelation,
  removeRelation: familyContract.removeRelation,
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
