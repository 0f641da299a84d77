import type { Words } from '../../kernel/contract.ts'

/** One thing wrong with what was sent; `path` points into it: `/body/name`. */
export type ShownProblem = {
  readonly code: string
  readonly path?: string
  readonly messages: Words
  readonly data?: Readonly<Record<string, unknown>>
}

/** The API's error document (RFC 9457), with every sentence in both languages. */
export type ProblemDocument = {
  readonly status: number
  readonly code: string
  readonly messages: Words
  readonly problems: readonly ShownProblem[]
  readonly reference?: string
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Why a request did not do what was asked.
 * `offline`: this device has no network. `no-answer`: sent, but nothing came back in time; it may have been done.
 * `refused`: the server said no and why. `broken`: the server failed or said something that cannot be read.
 */
export type FailureKind = 'offline' | 'no-answer' | 'refused' | 'broken'

export class Failure extends Error {
  readonly kind: FailureKind
  readonly problem: ProblemDocument | null

  constructor(kind: FailureKind, problem: ProblemDocument | null = null) {
    super(problem?.code ?? kind)
    this.name = 'Failure'
    this.kind = kind
    this.problem = problem
  }

  /** The problem's kebab-case code, or the kind when the server named none. */
  get code(): string {
    return this.problem?.code ?? this.kind
  }
}

/** Anything thrown, as a failure: what nobody foresaw is `broken`. */
export const failureOf = (thrown: unknown): Failure =>
  thrown instanceof Failure ? thrown : new Failure('broken')

const sentences: Record<Exclude<FailureKind, 'refused'>, Words> = {
  offline: {
    zh: '网络已断开。内容还在本页，连上网络后请再试一次。',
    en: 'There is no network. What you entered is still here; try again once connected.',
  },
  'no-answer': {
    zh: '服务器没有回应。请再试一次，不会重复记录。',
    en: 'The server did not answer. Try again; nothing will be recorded twice.',
  },
  broken: {
    zh: '系统出错，没有完成。请稍后再试。',
    en: 'Something broke and this was not done. Please try again later.',
  },
}

/** What to tell the person, in both languages. */
export function wordsOf(failure: Failure): Words {
  if (failure.problem) return failure.problem.messages
  return failure.kind === 'refused' ? sentences.broken : sentences[failure.kind]
}
