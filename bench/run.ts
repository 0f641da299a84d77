import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { benchCaseload } from './caseload.ts'
import { benchDivisions } from './divisions.ts'
import { benchFigures } from './figures.ts'
import { benchImport } from './import.ts'
import { benchIntake } from './intake.ts'
import { benchLists } from './lists.ts'
import { benchProgrammes } from './programmes.ts'
import { benchRisk } from './risk.ts'
import { type Row, reaches } from './row.ts'
import { benchScoring } from './scoring.ts'
import { benchStart } from './start.ts'
import { benchSurveys } from './surveys.ts'
import { benchTargets } from './targets.ts'
import { benchVisits } from './visits.ts'

const words = process.argv.slice(2)
const small = words.includes('--small')

const parts: Record<string, (tell: (found: readonly Row[]) => void) => Promise<readonly Row[]>> = {
  start: benchStart,
  visits: benchVisits,
  lists: () => benchLists(small ? [2_000, 20_000] : [10_000, 1_000_000]),
  intake: () => (small ? benchIntake(20_000, [1_000, 10_000]) : benchIntake(1_000_000, [2_000, 200_000])),
  caseload: () =>
    small ? benchCaseload(40_000, [2_000, 20_000]) : benchCaseload(1_000_000, [2_000, 200_000]),
  risk: () => benchRisk(small ? [200, 2_000] : [200, 20_000]),
  surveys: () => benchSurveys(small ? [1_000, 10_000] : [1_000, 100_000]),
  import: () => benchImport(small ? 5_000 : 100_000),
  divisions: benchDivisions,
  targets: benchTargets,
  scoring: benchScoring,
  figures: (tell) =>
    benchFigures(
      [
        { people: small ? 1_000 : 10_000, visitsEach: 10 },
        { people: small ? 10_000 : 1_000_000, visitsEach: 10 },
      ],
      tell,
    ),
  programmes: benchProgrammes,
}

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)

const line = (row: Row): string => {
  const yardstick = row.yardstick ? `${row.yardstick.what}: ${shown(row.yardstick.value)}` : ''
  const ratio = row.ratio === undefined ? '' : row.ratio.toFixed(2)
  const reached = row.aim ? (reaches(row) ? 'yes' : 'no') : ''
  return `| ${row.what} | ${shown(row.value)} ${row.unit} | ${yardstick} | ${ratio} | ${row.aim ?? ''} | ${reached} |`
}

const head = [
  '| What | Value | Yardstick in the same run | Ratio | Aim | Reached |',
  '|---|---|---|---|---|---|',
]

/** Each row as soon as it is measured: what breaks off later takes nothing back. */
const rows: Row[] = []
const tell = (found: readonly Row[]) => {
  rows.push(...found)
  for (const row of found) process.stdout.write(`${line(row)}\n`)
}

const chosen = words.filter((word) => !word.startsWith('--'))
process.stdout.write(`${head.join('\n')}\n`)
for (const [name, part] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  tell(await part(tell))
}

if (words.includes('--write')) {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, embedded PostgreSQL 18.4`
  writeFileSync(
    join(import.meta.dirname, 'README.md'),
    `# bench

\`npm run bench\` prints this table; \`npm run bench -- lists import\` runs parts of it, \`--small\` tries them at a small size and
\`--write\` writes this page. Every aim is a ratio against a yardstick measured in the same run on the same machine, because
seconds alone say more of the machine than of the product.

${machine}.

${[...head, ...rows.map(line)].join('\n')}

- **visits**: 16 connections over HTTP with sign-in, row-level security, audit line, dirty leaf and idempotency on, against
  pgbench calling the same database function on the same tables.
- **lists**: the officer of one county of twenty; the county holds a twentieth of the people and visits. Latency includes
  sign-in check, both permission predicates and the audit line of a list that shows categories.
- **intake**: the inbox of the same officer, with few and with many open requests over the same register; each request has
  one beside it that has ended. Clock, overdue and escalation are worked out while it is read.
- **caseload**: the same officer and the same register, with few and with many open cases, twenty-five a worker; one in eight overdue.
- **risk**: the centre of one county that has all the files, of the grades that Luancheng tells, fifty a worker.
- **surveys**: one survey over a county of 220 villages, six doors in ten filled in, one in twenty of those otherwise than last time.
- intake, caseload, risk and surveys hold 95 of 100 answers at the larger size against 95 of 100 at the smaller; pages take turns.
- **import**: the ledger of \`tests/fixtures/ledger.ts\` with its faults, in a process of its own, against reading the file alone
  and a bare COPY of the same rows.
- **divisions**: the whole national tree into the empty table with its indexes, against a bare COPY into a plain table.
- **targets**: states, who falls short and parts over the national tree, with a station in every township and a register of workers,
  against what a reader may wait for.
- **scoring**: children with drawn answers, graded by the file of \`cri-5\` with duties, missing items and notes, against the rules of domain
  6.1 and 6.3 written out by hand, which return a grade and nothing else. Both agree on every child.
- **programmes**: applicants with drawn facts, decided by the file of the practicum subsidy with reasons and amounts; the same
  rules written out by hand pay the same in all.
- **figures**: people spread over all villages of the country by chance, a station in every township, ten visits a person in
  2023, an officer who may see all of it. Read are the places of thirty people with every node above them, up to the nation, and
  their stations, each in a month, a quarter or the year, through the whole server; the same nodes of both countries, in turns. The plain
  GROUP BY answers three of the measures for nodes drawn the same way
  (\`select method, count(*), count(distinct person_ordinal), sum(minutes) from figures_visit where division between … and month = any(…)
  group by grouping sets ((), (method))\`); 95 of 100 of either is taken at the upper levels. A village's few records are counted as
  quickly as they are read.
  A rebuild (the register's flows, leaves, stations, branches, everything written) is held against one scan of each view: \`select station,
  month, division, ‹columns of the splits›, ‹an aggregate a measure, with its FILTER; count(distinct …) for persons, households and
  trips› from ‹view› group by station, month, division, ‹columns of the splits›\`, run by EXPLAIN ANALYZE with as much memory as the
  rebuild has, by one process (the aim) and by several (for comparison; the rebuild itself keeps about two busy); \`bench/figure-yardstick.ts\` makes it from the measure files. Unlike the rebuild it writes nothing and
  unites nothing above the leaf.
  The recording is the one of **visits**, without pgbench, beside the figures of the whole country; worker, server and load share the
  processors.
`,
  )
}
