import type { Plugin } from 'vite'

/**
 * What a page fetches ahead is listed in the entry, page by page. What the entry and the frame bring along is there already
 * when a page is opened: it is left out of the lists, which otherwise weigh more than the menu.
 */
export function shortPreloads(always: readonly string[]): {
  readonly plugin: Plugin
  readonly resolveDependencies: (filename: string, dependencies: string[]) => string[]
} {
  const present = new Set<string>()
  return {
    plugin: {
      name: 'short-preloads',
      generateBundle: {
        order: 'pre',
        handler(_, bundle) {
          const open = Object.values(bundle)
            .filter((file) => file.type === 'chunk')
            .filter(
              ({ isEntry, facadeModuleId }) => isEntry || always.some((one) => facadeModuleId?.endsWith(one)),
            )
            .map(({ fileName }) => fileName)
          for (let name = open.pop(); name !== undefined; name = open.pop()) {
            const file = bundle[name]
            if (present.has(name) || file?.type !== 'chunk') continue
            present.add(name)
            open.push(...file.imports)
          }
        },
      },
    },
    resolveDependencies: (_, dependencies) => dependencies.filter((one) => !present.has(one)),
  }
}
