/** A file of the app that is gone while the server answers: a release took it away, and only opening the page anew helps. */
export class MissingFile extends Error {}

/** Any answer will do; even an error page proves that the server is there. */
const isReachable = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  )

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Fetches a file of the app, for as long as it takes. Without network the file is not missing: it is asked for again
 * until the server can be reached, because opening the page anew would lose what was typed and not yet saved.
 */
export async function fetched<T>(
  load: () => Promise<T>,
  reachable: () => Promise<boolean> = isReachable,
  between = 2000,
): Promise<T> {
  let missed = 0
  for (;;) {
    try {
      return await load()
    } catch (thrown) {
      if (await reachable()) missed += 1
      // Twice, for the network may have come back between the file and the question.
      if (missed > 1) throw new MissingFile('a file of the app is gone', { cause: thrown })
      await pause(between)
    }
  }
}
