import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import type { LearningWarning } from '../../domain/learning-codes.ts'
import { learningTexts } from './learning-texts.ts'
import { useLearningWords } from './learning-words.ts'

/** What is odd about a record, each in a sentence; it stays as long as the record says so. */
export function LearningRemarks({ codes }: { codes: readonly LearningWarning[] }) {
  const t = useTexts(learningTexts)
  const words = useLearningWords()
  if (codes.length === 0) return null
  return (
    <Notice tone="warning" title={t.check}>
      {codes.map((code) => (
        <p key={code}>{words.warning(code)}</p>
      ))}
    </Notice>
  )
}
