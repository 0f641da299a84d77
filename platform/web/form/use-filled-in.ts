import { useEffect, useRef } from 'react'
import type { OwnField } from './use-form.ts'

/** Fills in what is already known, as soon as it is known. Once: what is then taken out stays out. */
export function useFilledIn<V>(field: OwnField<V | null>, known: V | null): void {
  const given = useRef(field.value !== null)
  useEffect(() => {
    if (known === null || given.current) return
    given.current = true
    field.fillIn(known)
  }, [known, field])
}
