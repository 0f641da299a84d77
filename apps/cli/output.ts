/** What every command prints: JSON for programs with `--json`, otherwise lines for people. */
export function print(
  value: unknown,
  options: { readonly json?: boolean },
  lines: () => readonly string[],
): void {
  process.stdout.write(
    options.json
      ? `${JSON.stringify(value)}\n`
      : lines()
          .map((line) => `${line}\n`)
          .join(''),
  )
}

/** A command that was refused: its reason in both languages, exit code 1. */
export class CommandRefused extends Error {
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    words: { readonly zh: string; readonly en: string },
    data: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${words.zh}\n${words.en}`)
    this.code = code
    this.data = data
  }
}
