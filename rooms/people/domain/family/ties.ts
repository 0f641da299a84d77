import type { Words } from '../../../../kernel/contract.ts'

/** How two members of a family are related. Of the first three the first named is the elder: parent, grandparent, guardian. */
export const tieTerms = {
  parent: { zh: '父母与子女', en: 'Parent and child' },
  grandparent: { zh: '祖辈与孙辈', en: 'Grandparent and grandchild' },
  guardian: { zh: '监护人与被监护人', en: 'Guardian and ward' },
  spouse: { zh: '夫妻', en: 'Married' },
  divorced: { zh: '离异', en: 'Divorced' },
  sibling: { zh: '兄弟姐妹', en: 'Siblings' },
  other: { zh: '其他亲属', en: 'Other relatives' },
} as const satisfies Record<string, Words>
export type TieKind = keyof typeof tieTerms
export const tieKinds = Object.keys(tieTerms) as [TieKind, ...TieKind[]]

/** How they get on with each other (L3): a judgement of the worker, dated and replaced, never a fact of the register. */
export const qualityTerms = {
  close: { zh: '亲密', en: 'Close' },
  distant: { zh: '疏远', en: 'Distant' },
  conflict: { zh: '冲突', en: 'In conflict' },
  broken: { zh: '断绝往来', en: 'Cut off' },
} as const satisfies Record<string, Words>
export type Quality = keyof typeof qualityTerms
export const qualities = Object.keys(qualityTerms) as [Quality, ...Quality[]]

/** Where a tie is known from: recorded by a worker, from the relation to the head of the household, or inferred from that. */
export const tieSourceTerms = {
  recorded: { zh: '登记', en: 'Recorded' },
  household: { zh: '家庭登记', en: 'Household' },
  inferred: { zh: '据家庭登记推定', en: 'Inferred from the household' },
} as const satisfies Record<string, Words>
export type TieSource = keyof typeof tieSourceTerms
export const tieSources = Object.keys(tieSourceTerms) as [TieSource, ...TieSource[]]

export type Member = {
  readonly key: string
  readonly name: string
  /** GB/T 2261.1: 1 man, 2 woman. */
  readonly sex: number
  readonly birthYear: number | null
  readonly deathYear: number | null
  readonly deceased: boolean
  readonly household: boolean
}

export type Tie = {
  readonly from: string
  readonly to: string
  readonly kind: TieKind
  readonly quality: Quality | null
}

/** Kinds of which the first named is of an elder generation, and by how many. */
export const elder: Readonly<Partial<Record<TieKind, number>>> = { parent: 1, guardian: 1, grandparent: 2 }

export const samePair = (a: Pick<Tie, 'from' | 'to'>, b: Pick<Tie, 'from' | 'to'>): boolean =>
  (a.from === b.from && a.to === b.to) || (a.from === b.to && a.to === b.from)
