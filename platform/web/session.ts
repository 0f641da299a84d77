/**
 * When the session has ended while someone works: the screen stays, the shell asks for the password in a
 * dialog, and what was being sent is sent again. Nothing typed is lost.
 */
type Waiting = { readonly promise: Promise<boolean>; readonly answer: (renewed: boolean) => void }

let waiting: Waiting | null = null
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

/** Asks the person to sign in again; true once they have, false when they would rather leave. */
export function askToSignInAgain(): Promise<boolean> {
  if (!waiting) {
    let answer: Waiting['answer'] = () => undefined
    const promise = new Promise<boolean>((resolve) => {
      answer = (renewed) => {
        waiting = null
        resolve(renewed)
        tell()
      }
    })
    waiting = { promise, answer }
    tell()
  }
  return waiting.promise
}

export const sessionHasEnded = (): boolean => waiting !== null

export const answerSignIn = (renewed: boolean): void => waiting?.answer(renewed)

export function listenToSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
