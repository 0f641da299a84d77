/** A packaged layout: each row a line of province codes of two digits, `--` where nothing lies. */
export type Layout = { readonly source: string; readonly columns: number; readonly rows: readonly string[] }

/** Where a division's tile lies, from 0, columns left to right and rows top to bottom. */
export type TilePlace = { readonly node: string; readonly column: number; readonly row: number }

/** The tiles of a layout; throws when a row has more places than the layout has columns, or a code stands twice. */
export function tilesOf({ columns, rows }: Layout): readonly TilePlace[] {
  const tiles = rows.flatMap((line, row) => {
    const places = line.trim().split(/\s+/)
    if (places.length > columns) throw new Error(`row ${row} of the tile layout has ${places.length} places`)
    return places.flatMap((code, column) =>
      code === '--' ? [] : [{ node: `${code}0000000000`, column, row }],
    )
  })
  const twice = tiles.find(({ node }, i) => tiles.findIndex((tile) => tile.node === node) !== i)
  if (twice) throw new Error(`${twice.node} stands twice in the tile layout`)
  return tiles
}

/**
 * Tiles in reading order where no layout is packaged: a block somewhat wider than high, so that fifteen towns are four
 * rows and not one long line.
 */
export function compactTiles(nodes: readonly string[], most = 10): readonly TilePlace[] {
  const columns = Math.min(most, Math.max(1, Math.ceil(Math.sqrt(nodes.length * 1.3))))
  return nodes.map((node, i) => ({ node, column: i % columns, row: Math.floor(i / columns) }))
}

/** A province's name without what all of them end in (河南省 is 河南), so that it fits on a tile. */
export const shortProvince = (name: string): string =>
  name.replace(/(?:维吾尔|壮族|回族)?自治区$|特别行政区$|[省市]$/, '')
