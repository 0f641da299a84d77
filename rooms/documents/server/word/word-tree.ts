import { XmlScanner } from '../spreadsheet/xml.ts'

/** An element of a Word part. Names come without their prefix; attributes as the raw text of the tag. */
export type WordNode = {
  readonly name: string
  readonly attributes: string
  readonly children: (WordNode | string)[]
}

/** The part as a tree; it throws where the part is damaged or declares a document type. */
export function wordTree(part: string, xml: string): WordNode {
  const root: WordNode = { name: '', attributes: '', children: [] }
  const open = [root]
  const scanner = new XmlScanner(part, {
    open: (name, attributes) => {
      const node: WordNode = { name, attributes, children: [] }
      open.at(-1)?.children.push(node)
      open.push(node)
    },
    close: () => void open.pop(),
    text: (text) => void open.at(-1)?.children.push(text),
  })
  scanner.write(xml.replace(/^\uFEFF/, ''))
  scanner.end()
  return root
}

/** The elements directly inside, of one name where one is asked for. */
export const inside = (node: WordNode | undefined, name?: string): WordNode[] =>
  (node?.children ?? []).filter(
    (child): child is WordNode => typeof child !== 'string' && (name === undefined || child.name === name),
  )

export const first = (node: WordNode | undefined, name: string): WordNode | undefined => inside(node, name)[0]

/** The first element of a name at any depth. */
export function deep(node: WordNode | undefined, name: string): WordNode | undefined {
  for (const child of inside(node)) {
    const found = child.name === name ? child : deep(child, name)
    if (found) return found
  }
  return undefined
}

export const textOf = (node: WordNode): string =>
  node.children.map((child) => (typeof child === 'string' ? child : '')).join('')
