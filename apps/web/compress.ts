import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

// Under this a compressed file is hardly smaller. A page loads many small ones: a third of each is worth the look-up.
const worthwhileBytes = 300

/** Lays a `.br` and a `.gz` beside every built text file, so that the server compresses nothing while it serves. */
export const compress = (): Plugin => ({
  name: 'zhulian-compress',
  apply: 'build',
  writeBundle({ dir }) {
    for (const path of filesIn(dir ?? '.')) {
      if (!/\.(js|css|svg|html)$/.test(path)) continue
      const content = readFileSync(path)
      if (content.length < worthwhileBytes) continue
      // A second and a half of building for an eighth less to fetch.
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
      writeFileSync(`${path}.br`, brotliCompressSync(content, quality))
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
    }
  },
})

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else yield path
  }
}
