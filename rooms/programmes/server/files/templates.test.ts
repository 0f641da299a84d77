import { describe, expect, it } from 'vitest'
import { programmeKinds } from '../../domain/language/programme.ts'
import { checkText } from './read-programme.ts'
import { templateOf } from './templates.ts'

describe('the template of each kind', () => {
  it.each(programmeKinds)(
    '%s is right in every point, so that a draft starts from something that holds',
    (kind) => {
      const checked = checkText(templateOf(kind), `new-${kind}.yaml`)
      expect(checked.ok ? [] : checked.error).toEqual([])
      expect(checked.ok && checked.value.kind).toBe(kind)
    },
  )
})
