// npm start: installs what is missing, then serves the product. Words after `--` go to `zhulian serve`.
import { join } from 'node:path'
import { root } from './install.mjs'
import { exitWith, runWithNode } from './with-node.mjs'

await exitWith(runWithNode(join(root, 'apps/cli/main.ts'), ['serve', ...process.argv.slice(2)]))
