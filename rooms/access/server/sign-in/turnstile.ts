/**
 * Lets so many through at once; the others wait their turn. A password costs 32 MB and some fifty milliseconds of a
 * core while a database connection is held, and a crowd at eight in the morning must leave both for those at work.
 */
function turnstile(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free === 0) await new Promise<void>((enter) => waiting.push(enter))
    else free -= 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

/** Everything in this process that asks a person for a secret while it holds a connection. */
export const atTheDoor = turnstile(4)
