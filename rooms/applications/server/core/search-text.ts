import { spell } from '../../../regions/server/index.ts'

/** By what an application is found: names as written, as pinyin and by initials, and its number. */
export function searchOf(of: {
  readonly name: string
  readonly organisationName: string | null
  readonly workTitle: string | null
  readonly number: string | null
  readonly division: number
}): string {
  const names = [of.name, of.workTitle, of.organisationName].filter((name) => name !== null && name !== '')
  const spelled = (names as string[]).flatMap((name) => {
    const { pinyin, initials } = spell(name, of.division)
    return [name.replace(/\s+/g, ''), pinyin, initials]
  })
  return [...new Set([...spelled, of.number ?? ''])].join(' ').toLowerCase().trim()
}
