import type { DatabaseError } from 'pg'
import type { Refusal } from '../../kernel/errors.ts'
import type { Id } from '../../kernel/id.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { commandProvince, inputHash, type Standing } from './command.ts'
import type { Database } from './database/connect.ts'
import { scopeSettings } from './database/scope.ts'

/** A command that a database function carries out whole; `function` is a constant of the code, never of a request. */
export type FunctionCommand = {
  readonly id: Id
  readonly name: string
  readonly function: string
  /** What a resend must repeat. */
  readonly input: unknown
  /** What the function is given beside the scope and the command: the input with what the server knows. */
  readonly argument: unknown
}

type FunctionAnswer<Answer> = Answer | { readonly refused: string; readonly path?: string }

// Unique violation: another request with the same id was faster. Serialization failure: the function asks for it. Deadlock:
// the database let another one through.
const worthAnotherTry = new Set(['23505', '40001', '40P01'])

/**
 * Runs a command of the hot path: scope, resend, records, audit trail and answer in one statement and so in one
 * transaction and one round trip, where `runCommand` takes six. The function `f(names, values, command, argument)`
 * sets the scope of its transaction and answers `{"refused": code}` without having written anything.
 */
export async function runFunction<Answer>(
  database: Database,
  { actor, scope, request }: Standing,
  command: FunctionCommand,
): Promise<Result<Answer, Refusal>> {
  const settings = scopeSettings(scope, actor)
  const about = {
    province: commandProvince(scope),
    id: command.id,
    account: actor.account,
    name: command.name,
    hash: inputHash(command.name, command.input).toString('hex'),
    actorName: actor.name,
    request,
  }
  const query = {
    name: command.function,
    text: `select ${command.function}($1, $2, $3, $4) as answer`,
    values: [
      Object.keys(settings),
      Object.values(settings),
      JSON.stringify(about),
      JSON.stringify(command.argument),
    ],
  }
  const run = async (): Promise<Result<Answer, Refusal>> => {
    const { rows } = await database.pool.query<{ answer: FunctionAnswer<Answer> }>(query)
    const answer = rows[0]?.answer as FunctionAnswer<Answer>
    return isRefused(answer) ? refused(refusalOf(answer)) : ok(answer)
  }
  try {
    return await run()
  } catch (error) {
    if (!worthAnotherTry.has((error as DatabaseError).code ?? '')) throw error
  }
  try {
    return await run()
  } catch (error) {
    // Twice the same key, and no command of this account under it: the id names something else.
    if ((error as DatabaseError).code === '23505') return refused({ code: 'id-already-used' })
    throw error
  }
}

type Refused = { readonly refused: string; readonly path?: string }

const isRefused = (answer: unknown): answer is Refused =>
  typeof answer === 'object' && answer !== null && 'refused' in answer

/** As a function says it, also where a command calls one inside its own transaction. */
export const refusalOf = ({ refused: code, path }: Refused): Refusal =>
  path ? { code, problems: [{ code, path }] } : { code }
