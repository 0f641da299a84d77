import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const templates = join(import.meta.dirname, '../../../../data/templates')
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))

/** The two weights that a page uses; all nine would read 90 MB. */
const weights = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']

let compiler: NodeCompiler | undefined

/** Made when the first PDF is asked for: reading the fonts takes some 100 ms and 50 MB. */
function compilerOfPages(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: templates,
    fontArgs: [{ fontBlobs: weights.map((file) => readFileSync(join(fonts, file))) }],
  })
  return compiler
}

/**
 * Sets what is printed as PDF/A-2b with its Chinese font embedded, so that a machine without any shows it and an archive
 * may keep it. `page` is a file of `data/templates`; pictures stand under `/pictures` while it is set. Nothing is fetched.
 */
export function setPages(
  page: string,
  printed: object,
  pictures: readonly { readonly file: string; readonly bytes: Buffer }[] = [],
): Buffer {
  const pages = compilerOfPages()
  const placed = pictures.map(({ file, bytes }) => ({ path: join(templates, 'pictures', file), bytes }))
  for (const { path, bytes } of placed) pages.mapShadow(path, bytes)
  try {
    return pages.pdf(
      {
        mainFileContent: readFileSync(join(templates, page), 'utf8'),
        inputs: { document: JSON.stringify(printed) },
      },
      { pdfStandard: 'a-2b' },
    )
  } finally {
    for (const { path } of placed) pages.unmapShadow(path)
    // What was set stays in a cache that would grow with every report.
    pages.evictCache(10)
  }
}
