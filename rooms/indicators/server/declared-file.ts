export {
  type DeclaredFile,
  type DeclaredProblem as FileProblem,
  readDeclared,
} from '../../../platform/server/declared-file.ts'
