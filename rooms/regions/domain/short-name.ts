/**
 * What people call a village or community: the national names carry the body that runs it (水峪村民委员会,
 * 多福巷社区居委会), people write 水峪村 and 多福巷社区. Other names stay as they are.
 */
export function shortNameOf(name: string): string {
  if (name.endsWith('村民委员会')) return oneVillage(name.slice(0, -4))
  if (name.endsWith('村委会')) return oneVillage(name.slice(0, -2))
  if (name.endsWith('居民委员会')) return name.slice(0, -5) || name
  if (name.endsWith('居委会')) return name.slice(0, -3) || name
  return name
}

// 西长村村民委员会 runs 西长村, not 西长村村.
const oneVillage = (name: string): string => (name.endsWith('村村') ? name.slice(0, -1) : name)

/** The town's name without its kind: 小河镇, 小河乡 and 小河 are one. A name that is only a kind stays. */
export const townCoreOf = (name: string): string =>
  name.replace(/(?:民族乡|街道办事处|办事处|街道|镇|乡)$/, '') || name

/** The village's name without its kind: 东街社区居委会, 东街社区, 东街村 and 东街 are one. */
export function villageCoreOf(name: string): string {
  const short = shortNameOf(name)
  return short.replace(/(?:社区|行政村|村)$/, '') || short
}
