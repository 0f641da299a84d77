import { Failure, type ProblemDocument } from './failure.ts'
import { currentLanguage, languageTags } from './language-choice.ts'

/** A file that the server answered with. */
export type ReceivedFile = { readonly content: Blob; readonly fileName: string }

export type Sending = {
  readonly method: string
  readonly address: string
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
  /** Goes out although the page is being left; a browser takes some 60 kB of such at a time. */
  readonly leaving?: boolean | undefined
}

// Longer than any single command or list takes on a slow village line; files have no limit of their own.
const patienceMilliseconds = 30_000

/** Fills `:name` in a contract's path and adds the query; empty values are left out. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
  }
  const asked = search.toString()
  return asked ? `${filled}?${asked}` : filled
}

/** Sends one request and gives its JSON, or throws a `Failure`. Knows nothing of screens. */
export async function sendJson(sending: Sending): Promise<unknown> {
  const response = await send(sending)
  if (response.status === 204) return undefined
  return readJson(response)
}

export async function receiveFile(sending: Sending): Promise<ReceivedFile> {
  const response = await send(sending)
  const disposition = response.headers.get('content-disposition') ?? ''
  return { content: await response.blob(), fileName: fileNameOf(disposition) }
}

async function send({ method, address, body, signal, leaving }: Sending): Promise<Response> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), patienceMilliseconds)
  signal?.addEventListener('abort', () => patience.abort())
  let response: Response
  try {
    response = await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: {
        'accept-language': languageTags[currentLanguage()],
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: patience.signal,
      ...(leaving ? { keepalive: true } : {}),
    })
  } catch (thrown) {
    // A request that its own screen called off is not a failure; the query library expects the abort itself.
    if (signal?.aborted) throw thrown
    throw new Failure(navigator.onLine ? 'no-answer' : 'offline')
  } finally {
    clearTimeout(timer)
  }
  if (response.ok) return response
  throw failureFrom(response.status, await response.text().catch(() => ''))
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    throw new Failure('broken')
  }
}

/** Reads an error answer; a proxy's page or half a document is `broken`. */
export function failureFrom(status: number, text: string): Failure {
  const problem = problemIn(text)
  return new Failure(problem && status < 500 ? 'refused' : 'broken', problem)
}

function problemIn(text: string): ProblemDocument | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('messages' in value) || !('code' in value))
      return null
    return { problems: [], ...value } as unknown as ProblemDocument
  } catch {
    return null
  }
}

/** The name in a Content-Disposition header (RFC 6266), the Chinese one if both are there. */
export function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? 'download'
}
