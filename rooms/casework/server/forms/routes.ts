import { Readable } from 'node:stream'
import { coversSubtree } from '../../../../kernel/actor.ts'
import { ok } from '../../../../kernel/result.ts'
import { read, standingFor } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { putTemplate, templateInForce } from '../../../documents/server/index.ts'
import { caseFormContract } from '../../contract.ts'
import { formNames, knownNames } from '../../domain/form-names.ts'
import { caseFormCodes, caseForms, templateCode } from '../../domain/forms.ts'
import type { SystemSource } from '../ecomap/known-systems.ts'
import { printForm } from './print-form.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The official forms of a case, and the templates that they are printed in. */
export const caseFormRoutes = (platform: Platform, sources: readonly SystemSource[]): Implemented[] => [
  ...(['docx', 'pdf'] as const).map((as) =>
    implement(caseFormContract[as], (call) =>
      printForm(platform, call, sources, {
        case: call.params.id,
        form: call.params.form,
        as,
        language: call.language,
        record: call.query.record,
      }),
    ),
  ),
  implement(caseFormContract.templates, (call) =>
    read(call, async (tx) => {
      const { division } = call.query
      const mayReplace = coversSubtree(standingFor(call, 'casework.templates').scope, division)
      const items = []
      for (const form of caseFormCodes) {
        const { docx: _, ...template } = await templateInForce(tx, templateCode(form), division)
        const placeholders = formNames[form].map(({ name, label, in: loop }) => ({
          name,
          ...label,
          loop: loop ?? null,
        }))
        items.push({ form, title: { ...caseForms[form] }, ...template, placeholders, mayReplace })
      }
      return ok({ items })
    }),
  ),
  implement(caseFormContract.template, (call) =>
    read(call, async (tx) => {
      const { form } = call.params
      const { docx, fileName } = await templateInForce(tx, templateCode(form), call.query.division)
      return ok({
        stream: Readable.from([docx]),
        fileName: fileName ?? `${caseForms[form][call.language]}.docx`,
        mediaType: wordType,
      })
    }),
  ),
  implement(caseFormContract.replaceTemplate, (call) => {
    const { form } = call.params
    const template = {
      code: templateCode(form),
      known: knownNames(form),
      action: 'casework.replace-template',
    }
    return putTemplate(call, template, call.body, call.file)
  }),
]
