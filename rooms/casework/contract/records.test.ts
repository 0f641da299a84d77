import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../domain/record-forms.ts'
import { recordSchema } from './records.ts'

describe('the forms of a case', () => {
  it('ask for exactly what the contract takes, so that no field is lost between screen and record', () => {
    for (const schema of recordSchema.options) {
      const { kind, ...fields } = schema.shape
      expect(
        fieldsOf(kind.value)
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(Object.keys(fields).toSorted())
    }
  })

  it('require what the contract requires, as far as a form can tell', () => {
    for (const schema of recordSchema.options) {
      const { kind, ...fields } = schema.shape
      const asked = new Set(fieldsOf(kind.value).flatMap(({ name, required }) => (required ? [name] : [])))
      for (const [name, field] of Object.entries(fields)) {
        // A list that may be empty is never missing.
        const mayBeEmpty = field.safeParse(undefined).success || field.safeParse([]).success
        expect(asked.has(name), `${kind.value} ${name}`).toBe(!mayBeEmpty)
      }
    }
  })
})
