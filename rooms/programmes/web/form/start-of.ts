import type { Part } from './part.ts'

/** What a part begins with when it is added: as little as lets its fields be shown. */
export function startOf(part: Part): unknown {
  switch (part.as) {
    case 'words':
      return { zh: '', en: '' }
    case 'whole':
    case 'decimal':
    case 'money':
    case 'figure':
      return 0
    case 'choice':
      return Object.keys(part.options)[0] ?? ''
    case 'choices':
    case 'names':
    case 'codes':
      return []
    case 'list':
      return [part.start]
    case 'record':
    case 'answers':
      return {}
    case 'ways':
      return part.ways[0]?.start ?? {}
    case 'condition':
      return { fact: '', is: 'yes' }
    case 'fields':
      return Object.fromEntries(
        part.fields.filter((one) => !one.optional).map((one) => [one.key, startOf(one.part)]),
      )
    case 'text':
    case 'place':
    case 'day':
    case 'name':
    case 'quantity':
      return ''
  }
}
