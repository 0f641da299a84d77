export {
  type DeclaredFile,
  type DeclaredProblem as FileProblem,
  problemLine,
  readDeclared,
} from '../../../platform/server/declared-file.ts'
