import { CommandRefused } from './output.ts'

/** PostgreSQL is being shut down, has crashed, or does not take connections yet (class 57 and 08 of its codes); or nothing answers there. */
const codes = /^(57P0[1-5]|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/

/** What the driver says of a connection that ended under a query names no code. */
const sentences =
  /^(Connection terminated|Client has encountered a connection error|Connection ended unexpectedly)/

/** Whether an error says that the database went away while a command was at work. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  // A file that is not there is no socket that is gone.
  if (code === 'ENOENT' && syscall !== 'connect') return false
  return (typeof code === 'string' && codes.test(code)) || sentences.test(error.message)
}

/** A command that works beside a server uses its database, which ends with it. */
export const databaseGone = (): CommandRefused =>
  new CommandRefused('database-gone', {
    zh: '与数据库的连接中断，没有做完：运行中的服务可能已停止。请重新启动后再执行一次。',
    en: 'The connection to the database ended before this was done: the server beside it may have been stopped. Start it and run the command once more.',
  })
