import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { loadKeys } from '../../../platform/server/crypto/keys.ts'
import { backup } from '../../../platform/server/postgres/backup.ts'
import { CommandRefused, print } from '../output.ts'
import { settingsFrom } from '../settings.ts'
import { openStore } from '../store.ts'
import { version } from '../version.ts'

export function register(program: Command): void {
  program
    .command('backup <folder>')
    .description('one snapshot of all tables, with checksums and keys, while the server works')
    .option('--json')
    .action(async (folder: string, options: { json?: boolean }) => {
      const settings = settingsFrom(process.env)
      loadKeys(settings.dataFolder)
      const keptApart = process.env.ZHULIAN_KEYS
      const store = await openStore(settings, { join: true })
      try {
        const made = await backup(store.ownerUrl, resolve(folder), {
          keys: {
            file: keptApart ?? join(settings.dataFolder, 'keys.json'),
            included: keptApart === undefined,
          },
          version,
        })
        if (!made.ok) throw new CommandRefused(made.error.code, made.error)
        const { tables, rows, bytes, keysIncluded } = made.value
        print(made.value, options, () => [
          `已备份 ${tables} 张表，${rows} 行，${bytes} 字节 · ${tables} tables, ${rows} rows, ${bytes} bytes`,
          keysIncluded
            ? '备份中有密钥，请像保管密钥一样保管 · it holds the keys: keep it as you keep them'
            : '密钥不在备份中，请另行备份 · the keys are not in it: back them up apart',
        ])
      } finally {
        await store.close()
      }
    })
}
