import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import { type Form, useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import type { FieldValues } from '../../domain/person-fields.ts'
import { type PersonFile, peopleApi, personQuery } from '../queries.ts'
import { type Clash, changesOf, clashesOf } from './changes.ts'
import { editTexts } from './texts.ts'

/**
 * A form that changes some fields of a person. When somebody else changed the file meanwhile, what they made of it is
 * fetched and stands in `clashes` beside what was typed; the next save is made on their version.
 */
export function useChangePerson<T extends object>(options: {
  readonly person: PersonFile
  readonly initial: T
  readonly required?: readonly (keyof T & string)[]
  readonly fieldsOf: (values: T) => FieldValues
  readonly check?: (values: T) => readonly ShownProblem[]
  readonly close: () => void
}): { readonly form: Form<T>; readonly clashes: readonly Clash[] | null } {
  const { person, initial, fieldsOf, close } = options
  const t = useTexts(editTexts)
  const tell = useToast()
  const queries = useQueryClient()
  const [opened] = useState(person)
  const [latest, setLatest] = useState(person)
  // As the form began: the file behind it may be renewed while somebody is typing.
  const [start] = useState(initial)
  const mine = (values: T) => changesOf(fieldsOf(start), fieldsOf(values))
  const form = useForm({
    initial: start,
    required: options.required,
    check: options.check,
    send: (values: T, id) =>
      peopleApi.patch('/api/people/:id', {
        params: { id: person.id },
        body: { id, version: latest.version, fields: mine(values) as never },
      }),
    renews: [['people'], ['indicators']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const clashed = form.failure?.code === 'changed-meanwhile'
  useEffect(() => {
    if (!clashed) return
    void queries.fetchQuery({ ...personQuery(person.id), staleTime: 0 }).then(setLatest)
  }, [clashed, person.id, queries])
  return {
    form,
    clashes:
      clashed && latest.version !== opened.version ? clashesOf(mine(form.values), opened, latest) : null,
  }
}
