import type { Words } from '../../kernel/contract.ts'

/** Tells the person at the terminal what goes on, in both languages; a count is shown in place on a terminal. */
export type Progress = {
  step(words: Words): void
  /** How far the step is, as a share from 0 to 1; shown at most some times a second. */
  share(done: number): void
}

export function showProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  let current: Words | undefined
  let shown = 0
  return {
    step: (words) => {
      current = words
      shown = 0
      out.write(`${words.zh} · ${words.en}\n`)
    },
    share: (done) => {
      const percent = Math.floor(done * 100)
      // A log file is spared the hundred lines that a terminal overwrites.
      if (!current || percent < shown + (out.isTTY ? 1 : 25)) return
      shown = percent
      out.write(out.isTTY ? `\r  ${percent}%${percent === 100 ? '\n' : ''}` : `  ${percent}%\n`)
    },
  }
}
