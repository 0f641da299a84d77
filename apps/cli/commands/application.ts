import type { Command } from 'commander'
import { isId } from '../../../kernel/id.ts'
import { type Recomputed, recomputeDecisions } from '../../../rooms/applications/server/index.ts'
import { CommandRefused, print } from '../output.ts'
import { withPlatform } from '../platform.ts'

type Options = { readonly all?: boolean; readonly json?: boolean }

export function register(program: Command): void {
  const application = program.command('application').description('applications under programmes')
  application
    .command('recompute [id]')
    .description(
      'compute decisions again from the facts, day and text that were kept; exit code 1 when any differs',
    )
    .option('--all', 'every decision of the deployment')
    .option('--json')
    .action((id: string | undefined, options: Options) => recompute(id, options))
}

const shownDifferences = 50

async function recompute(id: string | undefined, options: Options): Promise<void> {
  if ((id === undefined) === (options.all !== true) || (id !== undefined && !isId(id)))
    throw new CommandRefused('application-not-named', {
      zh: '请写一个申请的编号（UUID），或者用 --all',
      en: 'Name one application by its id, or say --all',
    })
  const differing: Recomputed[] = []
  let count = 0
  await withPlatform(async (platform) => {
    for await (const one of recomputeDecisions(platform.worker.handle, id ?? null)) {
      count += 1
      if (!one.same) differing.push(one)
    }
  })
  if (count === 0 && id !== undefined)
    throw new CommandRefused('application-without-decision', {
      zh: '没有这个申请，或者还没有作出判断',
      en: 'There is no such application, or nothing was decided yet',
    })
  print({ decisions: count, same: count - differing.length, differing }, options, () => [
    `重新计算 ${count} 次判断，${count - differing.length} 次一致 · ${count} decisions computed again, ${count - differing.length} the same`,
    ...differing
      .slice(0, shownDifferences)
      .map(
        ({ application, decision, on, kept, again }) =>
          `${application} ${decision} ${on}: ${kept.eligible} ${kept.amountFen ?? '—'} → ${again.eligible} ${again.amountFen ?? '—'}`,
      ),
  ])
  if (differing.length > 0) process.exitCode = 1
}
