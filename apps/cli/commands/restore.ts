import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { restore } from '../../../platform/server/postgres/restore.ts'
import { anchorAudit, verifyAudit } from '../../../rooms/access/server/index.ts'
import { CommandRefused, print } from '../output.ts'
import { platformOver } from '../platform.ts'
import { type Settings, settingsFrom } from '../settings.ts'
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
        const { tables, rows, createdAt, keysMissing } = done.value
        if (!keysMissing) await verifyChain(store.ownerUrl, settings)
        print({ ...done.value, auditValid: keysMissing ? null : true }, options, () => [
          `已恢复 ${createdAt} 的备份：${tables} 张表，${rows} 行 · restored the backup of ${createdAt}: ${tables} tables, ${rows} rows`,
          keysMissing
            ? '还缺密钥：请放好密钥文件，再运行 zhulian audit verify · the keys are missing: put them in place, then run zhulian audit verify'
            : '审计链完整 · the audit chain is whole',
        ])
      } finally {
        await store.close()
      }
    })
}

/** The restored chain is what the trail goes on from: its end is noted anew, because the backup is older than the last note. */
async function verifyChain(ownerUrl: string, settings: Settings): Promise<void> {
  const platform = platformOver(ownerUrl, settings)
  try {
    await anchorAudit(platform, { anew: true })
    const state = await verifyAudit(platform)
    if (state.valid) return
    throw new CommandRefused('audit-chain-broken', {
      zh: `数据已恢复，但审计链在第 ${state.brokenAt} 节断开（${state.reason}）。`,
      en: `The data was restored, but the audit chain is broken at link ${state.brokenAt} (${state.reason}).`,
    })
  } finally {
    await platform.close()
  }
}
