import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { shippedPapers } from '../../../rooms/applications/server/index.ts'
import { shippedCaseForms } from '../../../rooms/casework/server/index.ts'
import { shippedLetterTemplate } from '../../../rooms/intake/server/index.ts'
import { shippedTemplates, verifyReports } from '../../../rooms/reports/server/index.ts'
import { shippedCertificateTemplate } from '../../../rooms/workforce/server/index.ts'
import { print } from '../output.ts'
import { withPlatform } from '../platform.ts'

const reasons: Readonly<Record<string, string>> = {
  'content-changed': '内容被改动过 · its content was changed',
  'not-canonical': '内容不是冻结时的写法 · its content is not as it was frozen',
}

export function register(program: Command): void {
  const report = program.command('report').description('frozen reports and their Word templates')
  report
    .command('verify')
    .description('work out the digest of every frozen report again; exit code 1 when one was changed')
    .option('--json')
    .action((options: { json?: boolean }) =>
      withPlatform(async (platform) => {
        const found = await verifyReports(platform)
        if (found.broken.length > 0) process.exitCode = 1
        print(found, options, () => [
          `${found.versions} 个冻结版本，${found.broken.length} 个不符 · ${found.versions} frozen versions, ${found.broken.length} do not match`,
          ...found.broken.map(({ id, number, reason }) => `${id} v${number}: ${reasons[reason] ?? reason}`),
        ])
      }),
    )
  report
    .command('templates')
    .description('make the Word templates of data/templates anew from the definitions and forms')
    .action(() => {
      for (const { file, docx } of [...shippedTemplates(), ...shippedCaseForms(), ...shippedPapers()])
        writeFileSync(join(import.meta.dirname, '../../../data/templates', file), docx)
      writeFileSync(
        join(import.meta.dirname, '../../../data/templates/hand-over-letter.docx'),
        shippedLetterTemplate(),
      )
      writeFileSync(
        join(import.meta.dirname, '../../../data/templates/practicum-certificate.docx'),
        shippedCertificateTemplate(),
      )
    })
}
