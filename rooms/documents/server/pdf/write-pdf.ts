import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintedDocument } from '../../domain/printed-document.ts'

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
 * Sets a document as PDF/A-2b with its Chinese font embedded, so that a machine without any shows it and an archive
 * may keep it. No font, package or picture is fetched.
 */
export function writePdf(printed: PrintedDocument): Buffer {
  const pages = compilerOfPages()
  const pdf = pages.pdf(
    {
      mainFileContent: readFileSync(join(templates, 'printed.typ'), 'utf8'),
      inputs: { document: JSON.stringify(printed) },
    },
    { pdfStandard: 'a-2b' },
  )
  // What was set stays in a cache that would grow with every report.
  pages.evictCache(10)
  return pdf
}
