import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { codeOfDigest, readCode } from '../domain/reading-code.ts'

/** Who heads a station on a day: this room may not ask for accounts, whoever composes the product hands it in. */
export type HeadsOf = (
  at: { readonly station: Id; readonly division: DivisionCode },
  on: Day,
) => Promise<readonly Id[]>

/** The case of a number as far as the actor may see cases; null for none. They stand in a room above this one. */
export type CaseNamed = (
  tx: Handle,
  standing: Standing,
  number: string,
) => Promise<{ readonly id: Id; readonly number: string } | null>

/** What the commands of this room are given beside the standing. */
export type Mailroom = {
  readonly platform: Platform
  readonly cipher: FieldCipher
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly headsOf: HeadsOf
  readonly caseNamed: CaseNamed
}

export const notValid = (...problems: Problem[]): Result<never, Refusal> =>
  refused({ code: 'request-not-valid', problems })

export const at = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

/** What a writer said of themselves beside the text; the text is empty where only photos were kept. */
export type LetterBody = { readonly text: string; readonly writer?: string; readonly grade?: number }

export const sealed = (cipher: FieldCipher, value: unknown): Buffer => cipher.seal(JSON.stringify(value))

export const opened = <T>(cipher: FieldCipher, bytes: Buffer): T => JSON.parse(cipher.open(bytes)) as T

/** A text that may be missing. */
export const sealedText = (cipher: FieldCipher, text: string | undefined): Buffer | null =>
  text === undefined ? null : cipher.seal(text)

export const openedText = (cipher: FieldCipher, bytes: Buffer | null): string | null =>
  bytes === null ? null : cipher.open(bytes)

/**
 * The code of a conversation. It follows from the deployment's key and from what only the writer's device drew, so that a
 * resend is told the same code though the code is kept nowhere, and nobody who knows the id alone can be told it.
 */
export const codeFor = (cipher: FieldCipher, thread: Id, secret: string): string =>
  codeOfDigest(cipher.blind('letter-code-drawn', `${thread}\0${secret}`))

/** What is kept of a code. What is no code at all has a hash as well, so that looking for it costs the same. */
export const hashOfCode = (cipher: FieldCipher, typed: string): Buffer =>
  cipher.blind('letter-code', readCode(typed) ?? '')
