import type { Command } from 'commander'
import { anchorAudit, sealAudit, verifyAudit } from '../../../rooms/access/server/index.ts'
import { print } from '../output.ts'
import { withPlatform } from '../platform.ts'

const reasons: Readonly<Record<string, { zh: string; en: string }>> = {
  'line-changed': { zh: '这一行被改动过', en: 'its line was changed' },
  'line-missing': { zh: '这一行被删除了', en: 'its line was deleted' },
  'link-missing': { zh: '这一环被删除了', en: 'the link was deleted' },
  'shorter-than-anchored': { zh: '末尾被截去了', en: 'the end was cut off' },
  'not-as-anchored': { zh: '整条链被重写过', en: 'the chain was written anew' },
}

export function register(program: Command): void {
  const audit = program.command('audit').description('the trail of who did and saw what')
  audit
    .command('verify')
    .description('walk the hash chain of the audit trail; exit code 1 when something was changed')
    .option('--json')
    .action((options: { json?: boolean }) =>
      withPlatform(async (platform) => {
        await sealAudit(platform)
        const state = await verifyAudit(platform)
        if (!state.valid) process.exitCode = 1
        print(state, options, () => [
          state.valid
            ? `审计日志完整：${state.links} 环，末端 ${state.head} · the trail is whole: ${state.links} links, head ${state.head}`
            : broken(state.brokenAt ?? 0, state.reason ?? ''),
          ...(state.unsealed
            ? [`${state.unsealed} 行刚写入，尚未入链 · ${state.unsealed} lines just written, not linked yet`]
            : []),
        ])
      }),
    )
  audit
    .command('anchor')
    .description('note the end of the chain anew outside the database, after a restore that was intended')
    .option('--json')
    .action((options: { json?: boolean }) =>
      withPlatform(async (platform) => {
        await anchorAudit(platform, { anew: true })
        const state = await verifyAudit(platform)
        if (!state.valid) process.exitCode = 1
        print(state, options, () => [`已记下第 ${state.links} 环 · noted link ${state.links}`])
      }),
    )
}

function broken(at: number, reason: string): string {
  const words = reasons[reason]
  return `审计日志在第 ${at} 环断开：${words?.zh ?? reason} · the trail is broken at link ${at}: ${words?.en ?? reason}`
}
