import { describe, expect, it } from 'vitest'
import { groupCodeOf, groupsOf } from '../domain/measure-group.ts'
import { shippedCatalogue } from './catalogue.ts'
import { loadGroups, readGroups } from './group-file.ts'

const right = `- code: visits
  title: { zh: 走访, en: Visits }
  views: [figures_visit]
- code: people
  title: { zh: 人员, en: People }
`
const refusedFor = (from: string, to: string) => {
  const read = readGroups('groups.yaml', right.replace(from, to))
  return read.ok ? [] : read.error.map(({ file, line, reason }) => `${file}:${line}: ${reason.en}`)
}

describe('the file of groups', () => {
  it('is read when codes, titles and views are right', () => {
    expect(readGroups('groups.yaml', right)).toMatchObject({
      ok: true,
      value: [{ code: 'visits' }, { code: 'people' }],
    })
  })

  it('is refused with file, line and reason', () => {
    expect(refusedFor('views:', 'veiws:')).toEqual(['groups.yaml:3: unknown word veiws'])
    expect(refusedFor('[figures_visit]', '[figures_walk]')[0]).toMatch(
      /^groups\.yaml:3: no view figures_walk; there are figures_visit, /,
    )
    expect(refusedFor('code: people', 'code: visits')).toEqual([
      'groups.yaml:4: the group visits is there twice',
    ])
    expect(refusedFor('en: People }', 'en: People }\n  views: [figures_visit]')).toEqual([
      'groups.yaml:6: figures_visit stands in two groups',
    ])
  })
})

describe('the groups of measures', () => {
  it('a measure belongs to the group it names, else to that of its view, else its view is one', () => {
    const read = readGroups('groups.yaml', right)
    const declared = read.ok ? read.value : []
    const measures = [
      { view: 'figures_visit' },
      { view: 'figures_visit', group: 'people' },
      { view: 'figures_register_flow' },
    ]
    expect(measures.map((measure) => groupCodeOf(measure, declared))).toEqual([
      'visits',
      'people',
      'figures_register_flow',
    ])
    expect(groupsOf(measures, declared).map(({ code }) => code)).toEqual([
      'visits',
      'people',
      'figures_register_flow',
    ])
    expect(groupsOf([{ view: 'figures_register_flow' }], declared)[0]?.title.zh).toBe('建档')
  })

  it('are right in the shipped file, and each shipped measure has one', () => {
    expect(loadGroups('data/indicators').ok).toBe(true)
    const catalogue = shippedCatalogue()
    for (const measure of catalogue.measures) expect(catalogue.groupOf(measure).title.zh).not.toBe('')
  })
})
