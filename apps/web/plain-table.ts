import type { Plugin } from 'vite'

// Filter menus, page numbers and ticked rows: none of the product's tables has them.
const unused = ['../pagination', '../../dropdown', '../../checkbox', '../../radio', './FilterDropdown']
const nothing = '\0zhulian-unused-part-of-a-table'

/** Leaves out of antd's table what `platform/web/wide-table.tsx` never asks of it: half of what it weighs. */
export const plainTable = (): Plugin => ({
  name: 'zhulian-plain-table',
  apply: 'build',
  enforce: 'pre',
  resolveId(wanted, importer) {
    const ofTable = importer !== undefined && /\/antd\/es\/table\//.test(importer.replaceAll('\\', '/'))
    return ofTable && unused.includes(wanted) ? nothing : null
  },
  load: (id) => (id === nothing ? 'export default () => null; export const flattenKeys = () => []' : null),
})
