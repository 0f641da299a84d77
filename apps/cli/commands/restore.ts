import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { connect } from '../../../platform/server/database/connect.ts'
import { restore } from '../../../platform/server/postgres/restore.ts'
import { CommandRefused, print } from '../output.ts'
import { settingsFrom } from '../settings.ts'
import { openStore } from '../store.ts'

export function register(program: Command): void {
  program
    .command('restore <folder>')
    .description('fill an empty database from a backup, and verify every count, checksum and the audit chain')
    .option('--json')
    .action(async (folder: string, options: { json?: boolean }) => {
      const settings = settingsFrom(process.env)
      const store = await openStore(settings, { join: true })
      try {
        const done = await restore(resolve(folder), store.ownerUrl, {
          keysFile: process.env.ZHULIAN_KEYS ?? join(settings.dataFolder, 'keys.json'),
        })
        if (!done.ok) throw new CommandRefused(done.error.code, done.error)
        await refuseBrokenChain(store.ownerUrl)
        const { tables, rows, createdAt } = done.value
        print({ ...done.value, auditValid: true }, options, () => [
          `已恢复 ${createdAt} 的备份:${tables} 张表,${rows} 行,审计链完整 · restored the backup of ${createdAt}: ${tables} tables, ${rows} rows, audit chain whole`,
        ])
      } finally {
        await store.close()
      }
    })
}

async function refuseBrokenChain(ownerUrl: string): Promise<void> {
  const worker = connect(ownerUrl, 'worker', { max: 1 })
  try {
    const { rows } = await worker.pool.query<{ broken_at: number | null; reason: string }>(
      'select broken_at, reason from verify_audit()',
    )
    const found = rows[0]
    if (!found || found.broken_at === null) return
    throw new CommandRefused('audit-chain-broken', {
      zh: `数据已恢复,但审计链在第 ${found.broken_at} 节断开(${found.reason})。`,
      en: `The data was restored, but the audit chain is broken at link ${found.broken_at} (${found.reason}).`,
    })
  } finally {
    await worker.close()
  }
}
