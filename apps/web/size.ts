import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

type Entry = { readonly file: string; readonly imports?: readonly string[] }
type Manifest = Readonly<Record<string, Entry>>

/** What opening a page for the first time fetches, in bytes of compressed JavaScript. */
export type FirstLoad = { readonly page: string; readonly gzip: number; readonly brotli: number }

// Fetched beside every page, and at once, so beside the sign-in page too.
const frame = ['index.html', 'shell/shell.tsx']

/** First loads by page from a build's manifest, static imports included. */
export function firstLoads(folder: string): FirstLoad[] {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  const pages = Object.keys(manifest).filter((name) => name.startsWith('pages/'))
  return pages.map((page) => loadOf(folder, manifest, page, [...frame, page]))
}

function loadOf(folder: string, manifest: Manifest, page: string, roots: readonly string[]): FirstLoad {
  const files = [...reached(manifest, roots)]
  const bytes = (ending: string) => files.reduce((sum, file) => sum + sizeOf(join(folder, file), ending), 0)
  return { page, gzip: bytes('.gz'), brotli: bytes('.br') }
}

function reached(manifest: Manifest, roots: readonly string[]): Set<string> {
  const files = new Set<string>()
  const open = [...roots]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const entry = manifest[name]
    if (!entry) throw new Error(`the build has no ${name}`)
    if (files.has(entry.file)) continue
    files.add(entry.file)
    open.push(...(entry.imports ?? []))
  }
  return files
}

/** Small files are served as they are. */
function sizeOf(path: string, ending: string): number {
  return (statSync(path + ending, { throwIfNoEntry: false }) ?? statSync(path)).size
}
