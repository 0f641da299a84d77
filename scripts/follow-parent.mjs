// Loaded before the program by with-node.mjs: when the parent dies without a word (kill -9), stop as if asked to.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
  // Processes that the program forks have another parent and their own ways.
  process.execArgv = process.execArgv.filter((flag) => !flag.includes('follow-parent.mjs'))
}
