type Titled = { readonly zh: string; readonly en: string }

/**
 * One thing wrong with a request. `path` points into the request (JSON pointer or column name),
 * `code` is a stable kebab-case sentence, `data` fills the sentence in the reader's language; a title is told in both.
 */
export type Problem = {
  readonly code: string
  readonly path?: string
  readonly data?: Readonly<Record<string, string | number | boolean | null | Titled>>
}

/** A refusal that a room answers with; the one place that turns it into HTTP is platform/server/http. */
export type Refusal = {
  readonly code: string
  readonly problems?: readonly Problem[]
  readonly data?: Readonly<Record<string, unknown>>
}
