// One calm line while something takes long: moving seconds on a terminal, a line now and then in a log.

const logEverySeconds = 15

/** Shows the words with the seconds passed; the answer is called with whether it went well and ends the line. */
export function showElapsed(words, stream = process.stderr) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const line = () => `${words} … ${seconds()} s`
  stream.write(stream.isTTY ? line() : `${words} …\n`)
  const timer = setInterval(() => {
    if (stream.isTTY) stream.write(`\r${line()}`)
    else if (seconds() % logEverySeconds === 0) stream.write(`  … ${seconds()} s\n`)
  }, 1000)
  return (wentWell) => {
    clearInterval(timer)
    const end = wentWell ? `完成 / done (${seconds()} s)` : `未完成 / not done (${seconds()} s)`
    stream.write(stream.isTTY ? `\r${words} … ${end}\n` : `  … ${end}\n`)
  }
}
