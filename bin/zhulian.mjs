#!/usr/bin/env node
// npx zhulian …: the command line, from the checkout. npx links the checkout into its own cache, so this needs
// neither a registry nor an installed package; what is missing is installed on first use.
import { join } from 'node:path'
import { root } from '../scripts/install.mjs'
import { exitWith, runWithNode } from '../scripts/with-node.mjs'

await exitWith(runWithNode(join(root, 'apps/cli/main.ts'), process.argv.slice(2)))
