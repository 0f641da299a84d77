import { type DateSystem, isBuiltInDateFormat, isDateFormat } from '../../domain/serial-date.ts'
import { type Package, partNamed, relationshipsOf, scanPart } from './package.ts'
import { SpreadsheetRefused } from './refused.ts'
import { attribute } from './xml.ts'
import type { ZipPart } from './zip.ts'

export type WorkbookSheet = { readonly name: string; readonly hidden: boolean; readonly part: ZipPart }

/** What must be known of a workbook before any row of it can be read. */
export type Workbook = {
  readonly sheets: readonly WorkbookSheet[]
  readonly dates: DateSystem
  /** By cell style number: does it show a date? */
  readonly dateStyles: readonly boolean[]
  readonly sharedStrings: ZipPart | null
}

export async function readWorkbook(pack: Package): Promise<Workbook> {
  const root = await relationshipsOf(pack, '')
  const path = root.find((relationship) => relationship.type === 'officeDocument')?.target ?? ''
  const part = partNamed(pack, path)
  if (!part) throw new SpreadsheetRefused('file-is-archive')
  const listed: { name: string; hidden: boolean; id: string }[] = []
  let dates: DateSystem = 1900
  await scanPart(pack, part, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true|on)$/.test(attribute(attributes, 'date1904') ?? '')) dates = 1904
      if (name !== 'sheet') return
      const state = attribute(attributes, 'state') ?? 'visible'
      listed.push({
        name: attribute(attributes, 'name') ?? '',
        hidden: state !== 'visible',
        id: attribute(attributes, 'id') ?? '',
      })
    },
    close() {},
    text() {},
  })
  const relationships = await relationshipsOf(pack, path)
  const sheets = listed.flatMap(({ name, hidden, id }) => {
    const leads = relationships.find((relationship) => relationship.id === id)
    // A chart or dialog sheet has no rows.
    if (leads?.type !== 'worksheet') return []
    const sheet = partNamed(pack, leads.target)
    // Left out silently, its people would be missing and nobody would be told.
    if (!sheet) throw new SpreadsheetRefused('workbook-damaged', { part: leads.target })
    return [{ name, hidden, part: sheet }]
  })
  const limit = pack.budget.limits.sheets
  if (sheets.length === 0) throw new SpreadsheetRefused('workbook-has-no-sheet')
  if (sheets.length > limit) throw new SpreadsheetRefused('workbook-too-many-sheets', { limit })
  // Sheets are told apart by their names; no spreadsheet program writes one twice.
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()))
  if (names.size < sheets.length) throw new SpreadsheetRefused('workbook-damaged', { part: path })
  const partOf = (type: string) =>
    partNamed(pack, relationships.find((relationship) => relationship.type === type)?.target ?? '')
  const styles = partOf('styles')
  return {
    sheets,
    dates,
    dateStyles: styles ? await readDateStyles(pack, styles) : [],
    sharedStrings: partOf('sharedStrings'),
  }
}

/** Goes through `cellXfs` (what cells point to) and asks of each number format whether it shows a date. */
async function readDateStyles(pack: Package, part: ZipPart): Promise<boolean[]> {
  const custom = new Map<number, string>()
  const formats: number[] = []
  let inCellFormats = false
  await scanPart(pack, part, {
    open(name, attributes) {
      if (name === 'numFmt') {
        custom.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      } else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) formats.push(Number(attribute(attributes, 'numFmtId') ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
    text() {},
  })
  return formats.map((id) => {
    const format = custom.get(id)
    return format === undefined ? isBuiltInDateFormat(id) : isDateFormat(format)
  })
}
