import type { DivisionCode } from '../../../kernel/division.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { usePeopleWords } from '../../people/web/index.ts'
import { DivisionField } from '../../regions/web/index.ts'
import { listTexts } from './list-texts.ts'
import { consortiumApi } from './queries.ts'
import { consortiumTexts } from './texts.ts'

/** Puts everybody of a place and some categories on the list to be screened. */
export function ListDialog({
  close,
  imports,
}: {
  close: () => void
  /** Imports of ledgers by file name; left out for who may not see them. */
  imports?: ((typed: string, signal: AbortSignal) => Promise<readonly Found<string>[]>) | undefined
}) {
  const t = useTexts({ ...consortiumTexts, ...listTexts })
  const tell = useToast()
  const words = usePeopleWords()
  const form = useForm({
    initial: {
      division: null as Found<DivisionCode> | null,
      categories: [] as readonly string[],
      import: null as Found<string> | null,
    },
    required: ['division'],
    send: (values, id) =>
      consortiumApi.post('/api/screening-lists', {
        body: {
          id,
          division: values.division?.value ?? 0,
          categories: [...values.categories],
          ...(values.import ? { import: values.import.value } : {}),
        },
      }),
    renews: [['consortium']],
    done: (answer) => {
      tell(fill(t.listMade, answer))
      close()
    },
  })
  return (
    <Dialog title={t.makeList} close={close}>
      <Form form={form} labels={{ division: t.place, categories: t.categories }}>
        <p className="soft">{t.makeListHint}</p>
        <DivisionField label={t.place} {...form.field('division')} />
        <ChoicesField
          label={t.categories}
          hint={t.categoriesHint}
          options={words.options(words.vocabulary?.categories)}
          {...form.field('categories')}
        />
        {imports && (
          <PickerField
            label={t.onlyImport}
            hint={t.onlyImportHint}
            fewest={0}
            searchKey={['people', 'imports', 'pick']}
            search={imports}
            {...form.field('import')}
          />
        )}
        <FormButtons form={form} submit={t.makeList} />
      </Form>
    </Dialog>
  )
}
