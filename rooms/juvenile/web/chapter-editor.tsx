import { Button } from 'antd'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow } from '../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import type { FieldOf } from '../../../platform/web/form/use-form.ts'
import { AddIcon, CloseIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Stack } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { type Chapter, chapterTerms, type SourceKind, sourceTerms } from '../domain/codes.ts'
import { type JuvenileFile, juvenileApi } from './queries.ts'
import { juvenileTexts } from './texts.ts'

type Source = { readonly kind: SourceKind | null; readonly who: string; readonly on: Day | null }
type Draft = { readonly text: string; readonly sources: readonly Source[]; readonly limits: string }

const whole = ({ kind, who, on }: Source): boolean => kind !== null && who.trim() !== '' && on !== null

/** What is sent: a source that is not complete yet waits on the screen. */
const contentOf = (draft: Draft) => ({
  text: draft.text,
  limits: draft.limits,
  sources: draft.sources.filter(whole).map(({ kind, who, on }) => ({
    kind: kind ?? ('interview' as const),
    who: who.trim(),
    on: on ?? today(),
  })),
})

/** One chapter; what is typed saves itself when the typing pauses, and says so. */
export function ChapterEditor(props: { file: JuvenileFile; chapter: Chapter; kept: KeptChapters }) {
  const { file, chapter, kept } = props
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const kinds = useOptions(sourceTerms)
  const id = useId()
  const entry = useKept(kept, file, chapter)
  const [draft, show] = useState(entry.draft)
  const setDraft = (changed: Draft) => {
    entry.draft = changed
    show(changed)
  }
  const state = useSaving(file.id, chapter, entry, draft)
  const field = <V,>(name: string, value: V, change: (value: V) => void): FieldOf<V> => ({
    id: `${id}${name}`,
    value,
    change,
    problems: [],
    required: false,
    marked: false,
  })
  const source = (at: number, change: Partial<Source>) =>
    setDraft({
      ...draft,
      sources: draft.sources.map((one, index) => (index === at ? { ...one, ...change } : one)),
    })
  const facts = chapter !== 'opinion'
  return (
    <Stack>
      <LongTextField
        label={facts ? say(chapterTerms[chapter]) : t.opinionText}
        hint={facts ? undefined : t.opinionHint}
        rows={10}
        maxLength={20_000}
        {...field('text', draft.text, (text: string) => setDraft({ ...draft, text }))}
      />
      {facts && (
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend>{t.sources}</legend>
          {draft.sources.map((one, at) => (
            <FieldRow key={at}>
              <SelectField
                label={t.sourceKind}
                options={kinds}
                width="short"
                {...field<SourceKind | null>(`kind${at}`, one.kind, (kind) => source(at, { kind }))}
              />
              <TextField
                label={t.sourceWho}
                maxLength={60}
                {...field(`who${at}`, one.who, (who: string) => source(at, { who }))}
              />
              <DayField
                label={t.sourceOn}
                lean="past"
                latest={today()}
                {...field<Day | null>(`on${at}`, one.on, (on) => source(at, { on }))}
              />
              <Button
                type="text"
                aria-label={`${t.sources} ${at + 1}`}
                icon={<CloseIcon aria-hidden />}
                onClick={() =>
                  setDraft({ ...draft, sources: draft.sources.filter((_, index) => index !== at) })
                }
              />
            </FieldRow>
          ))}
          <Button
            icon={<AddIcon aria-hidden />}
            onClick={() =>
              setDraft({ ...draft, sources: [...draft.sources, { kind: 'interview', who: '', on: today() }] })
            }
          >
            {t.addSource}
          </Button>
        </fieldset>
      )}
      {facts && (
        <TextField
          label={t.limits}
          hint={t.limitsHint}
          maxLength={1000}
          {...field('limits', draft.limits, (limits: string) => setDraft({ ...draft, limits }))}
        />
      )}
      <div role="status">
        <Tag tone={state.saved ? 'good' : 'warning'}>
          {state.saving ? t.saving : state.saved ? t.savedAll : t.notSaved}
        </Tag>
      </div>
      <FailureNotice failure={state.failure} />
    </Stack>
  )
}

/** A chapter while the report is open: what stands on the screen, what the server has, and under which version. */
type KeptChapter = { draft: Draft; saved: string; version: number; sending: Promise<unknown> | null }

/** So that nothing is lost by looking at another chapter before the typing has paused. */
export type KeptChapters = Map<Chapter, KeptChapter>

function useKept(kept: KeptChapters, file: JuvenileFile, chapter: Chapter): KeptChapter {
  const known = kept.get(chapter)
  if (known) return known
  const written = file.chapters.find((one) => one.chapter === chapter)
  const draft: Draft = {
    text: written?.text ?? '',
    limits: written?.limits ?? '',
    sources: (written?.sources ?? []).map(({ kind, who, on }) => ({ kind, who, on: on as Day })),
  }
  const entry = {
    draft,
    saved: JSON.stringify(contentOf(draft)),
    version: written?.version ?? 0,
    sending: null,
  }
  kept.set(chapter, entry)
  return entry
}

const pause = 1200

/** Saves a draft when it has stood still for a moment or is left, one save after the other, with the version that was answered. */
function useSaving(file: string, chapter: Chapter, entry: KeptChapter, draft: Draft) {
  const content = JSON.stringify(contentOf(draft))
  const [saved, setSaved] = useState(entry.saved)
  const settled = useSettled(content, pause)
  const { run, sending, failure } = useCommand({
    send: (text: string, id) =>
      juvenileApi.put('/api/juvenile/files/:id/chapters/:chapter', {
        params: { id: file, chapter },
        body: { id, version: entry.version, content: JSON.parse(text) as ReturnType<typeof contentOf> },
      }),
    renews: [['juvenile', 'file', file]],
    done: (answer, text) => {
      entry.version = answer.version
      entry.saved = text
      setSaved(text)
    },
  })
  // The newest `run` without making each drawing a new effect.
  const newest = useRef(run)
  newest.current = run
  const refusedFor = useRef<string | null>(null)
  const save = useCallback(
    async (text: string) => {
      await entry.sending
      if (text === entry.saved || text === refusedFor.current) return
      const going = newest.current(text)
      entry.sending = going
      const result = await going
      entry.sending = null
      // What was refused is sent again only once it was changed.
      refusedFor.current = result.ok ? null : text
    },
    [entry],
  )
  useEffect(() => {
    if (settled !== entry.saved) void save(settled)
  }, [settled, entry, save])
  useEffect(() => () => void save(JSON.stringify(contentOf(entry.draft))), [entry, save])
  return { saved: content === saved, saving: sending, failure }
}
