import type { Compiler, Subject } from '../compiled.ts'
import type { Path } from '../words.ts'

/** Tells of options that the subject does not have, and of a subject that has none. */
export function optionMistake(
  node: Subject,
  written: readonly string[],
  compiler: Compiler,
  path: Path,
): void {
  const options = compiler.optionsOf(node)
  const name = node.fact ?? node.value ?? node.switch
  // A condition about nothing has been told of already.
  if (name === undefined) return
  if (options === null) {
    compiler.mistake(
      path,
      `${name} 没有选项；数与日期用 at_least、at_most、more_than、less_than 比较`,
      `${name} has no options; compare numbers and days with at_least, at_most, more_than, less_than`,
    )
    return
  }
  for (const option of written)
    if (!options.includes(option))
      compiler.mistake(
        path,
        `${name} 没有选项 ${option}，可以写：${options.join('、')}`,
        `${name} has no option ${option}; there are: ${options.join(', ')}`,
      )
}
