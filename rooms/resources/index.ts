export {
  type Basis,
  bases,
  type ResourceKind,
  resourceKindCodes,
  resourceKinds,
  type SourceKind,
  sourceKindCodes,
  sourceKinds,
} from './domain/kinds.ts'
export { formatQuantity, moneyInWords } from './domain/money-words.ts'
