import type { ReceivedFile } from './request.ts'

/** Hands a received file to the browser's downloads. */
export function saveFile({ content, fileName }: ReceivedFile): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // Not at once: Safari reads the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
