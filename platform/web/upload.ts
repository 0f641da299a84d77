import { Failure } from './failure.ts'
import { currentLanguage, languageTags } from './language-choice.ts'
import { failureFrom } from './request.ts'

export type UploadSending = {
  readonly method: string
  readonly address: string
  readonly file: File
  readonly fields: Readonly<Record<string, unknown>>
  /** Called with the share sent so far, 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Sends a file as multipart/form-data. XMLHttpRequest, because fetch cannot say how far an upload is. */
export function sendFile(sending: UploadSending): Promise<unknown> {
  const { method, address, file, fields, progress, signal } = sending
  const form = new FormData()
  // The other parts first: the server may decide by them before the file has arrived.
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== null)
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  form.append('file', file)
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open(method, address)
    request.setRequestHeader('accept-language', languageTags[currentLanguage()])
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress?.(event.loaded / event.total)
    }
    request.onerror = () => reject(new Failure(navigator.onLine ? 'no-answer' : 'offline'))
    request.onabort = () => reject(new DOMException('called off', 'AbortError'))
    request.onload = () => {
      if (request.status >= 400) return reject(failureFrom(request.status, request.responseText))
      try {
        resolve(request.status === 204 ? undefined : JSON.parse(request.responseText))
      } catch {
        reject(new Failure('broken'))
      }
    }
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
