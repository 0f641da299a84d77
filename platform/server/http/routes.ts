import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Route } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Standing } from '../command.ts'
import type { Language } from './problem.ts'

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** A file that a route streams back; its name may be Chinese. */
export type FileAnswer = { readonly stream: Readable; readonly fileName: string; readonly mediaType: string }

/** An uploaded file, already on disk in a temporary place that is removed after the request. */
export type Upload = { readonly path: string; readonly fileName: string; readonly bytes: number }

/** The request behind a call, for the few routes that sign in and out. */
export type Caller = {
  readonly address: string
  readonly userAgent: string
  /** The Cookie header as it came. */
  readonly cookie: string
  /** Whether it came over HTTPS, told by a proxy on this machine or by the connection itself. */
  readonly secure: boolean
}

const setCookies = Symbol('set-cookie')

/** An answer that also sets cookies; only sign-in has one. */
export type WithCookies<T> = { readonly answer: T; readonly [setCookies]: readonly string[] }

/** `cookies` are whole Set-Cookie headers. */
export const withCookies = <T>(answer: T, cookies: readonly string[]): WithCookies<T> => ({
  answer,
  [setCookies]: cookies,
})

/** Takes an answer and its cookies apart again. */
export const cookiesOf = (result: unknown): { answer: unknown; cookies: readonly string[] } =>
  typeof result === 'object' && result !== null && setCookies in result
    ? {
        answer: (result as WithCookies<unknown>).answer,
        cookies: (result as WithCookies<unknown>)[setCookies],
      }
    : { answer: result, cookies: [] }

export type AnswerOf<R extends Route> = R['answer'] extends z.ZodType ? z.input<R['answer']> : FileAnswer

/** What a handler is given: its standing (who, where, when) and the request, parsed by the contract. */
export type Call<R extends Route> = Standing & {
  readonly params: Parsed<R['params']>
  readonly query: Parsed<R['query']>
  readonly body: Parsed<R['body']>
  readonly file: R['upload'] extends object ? Upload : undefined
  readonly language: Language
  readonly caller: Caller
}

export type Handler<R extends Route> = (
  call: Call<R>,
) => Promise<Result<AnswerOf<R> | WithCookies<AnswerOf<R>>, Refusal>>

/** A contract's route with what carries it out. */
export type Implemented = {
  readonly route: Route
  readonly handler: (call: Call<Route>) => Promise<Result<unknown, Refusal>>
}

/** Ties a handler to its contract; types flow from the contract, none is written twice. */
export const implement = <R extends Route>(route: R, handler: Handler<R>): Implemented => ({
  route,
  handler: handler as unknown as Implemented['handler'],
})
