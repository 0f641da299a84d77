import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { benchDivisions } from './divisions.ts'
import { benchImport } from './import.ts'
import { benchLists } from './lists.ts'
import { type Row, reaches } from './row.ts'
import { benchStart } from './start.ts'
import { benchVisits } from './visits.ts'

const words = process.argv.slice(2)
const small = words.includes('--small')

const parts: Record<string, () => Promise<Row[]>> = {
  start: benchStart,
  visits: benchVisits,
  lists: () => benchLists(small ? [2_000, 20_000] : [10_000, 1_000_000]),
  import: () => benchImport(small ? 5_000 : 100_000),
  divisions: benchDivisions,
}

const chosen = words.filter((word) => !word.startsWith('--'))
const rows: Row[] = []
for (const [name, part] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  rows.push(...(await part()))
}

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)

const line = (row: Row): string => {
  const yardstick = row.yardstick ? `${row.yardstick.what}: ${shown(row.yardstick.value)}` : ''
  const ratio = row.ratio === undefined ? '' : row.ratio.toFixed(2)
  const reached = row.aim ? (reaches(row) ? 'yes' : 'no') : ''
  return `| ${row.what} | ${shown(row.value)} ${row.unit} | ${yardstick} | ${ratio} | ${row.aim ?? ''} | ${reached} |`
}

const table = [
  '| What | Value | Yardstick in the same run | Ratio | Aim | Reached |',
  '|---|---|---|---|---|---|',
  ...rows.map(line),
].join('\n')
process.stdout.write(`${table}\n`)

if (words.includes('--write')) {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, embedded PostgreSQL 18.4`
  writeFileSync(
    join(import.meta.dirname, 'README.md'),
    `# bench

\`npm run bench\` prints this table; \`npm run bench -- lists import\` runs parts of it, \`--small\` tries them at a small size and
\`--write\` writes this page. Every aim is a ratio against a yardstick measured in the same run on the same machine, because
seconds alone say more of the machine than of the product.

${machine}.

${table}

- **visits**: 16 connections over HTTP with sign-in, row-level security, audit line, dirty leaf and idempotency on, against
  pgbench calling the same database function on the same tables.
- **lists**: the officer of one county of twenty; the county holds a twentieth of the people and visits. Latency includes
  sign-in check, both permission predicates and the audit line of a list that shows categories.
- **import**: the ledger of \`tests/fixtures/ledger.ts\` with its faults, in a process of its own, against reading the file alone
  and a bare COPY of the same rows.
- **divisions**: the whole national tree into the empty table with its indexes, against a bare COPY into a plain table.
`,
  )
}
