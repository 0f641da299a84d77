import { useState } from 'react'

/** What is still asked, with what was put off behind the rest, in the order in which it was put off. */
export function inTurn(asked: readonly string[], putOff: readonly string[]): readonly string[] {
  return [...asked.filter((name) => !putOff.includes(name)), ...putOff.filter((name) => asked.includes(name))]
}

/**
 * The question that stands now. One that cannot be answered yet may be put off: an answer to a later one often makes it
 * fall away, as a day of something that never happened.
 */
export function useAskedInTurn(asked: readonly string[]) {
  const [putOff, setPutOff] = useState<readonly string[]>([])
  const [next] = inTurn(asked, putOff)
  const later =
    next !== undefined && asked.length > 1
      ? () => setPutOff([...putOff.filter((name) => name !== next), next])
      : undefined
  return { next, later, moved: putOff.length > 0 }
}
