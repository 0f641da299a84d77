import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import { putTemplate } from '../../documents/server/index.ts'
import type { Definition } from '../domain/definition.ts'
import { knownPlaceholders } from '../domain/word-report.ts'

/** Puts a checked template into force for a division and all below it. */
export const replaceTemplate = (
  standing: Standing,
  definition: Definition,
  input: { readonly id: Id; readonly division: DivisionCode },
  upload: { readonly path: string; readonly fileName: string },
) =>
  putTemplate(
    standing,
    {
      code: definition.code,
      known: knownPlaceholders(definition),
      action: 'reports.replace-template',
    },
    input,
    upload,
  )
