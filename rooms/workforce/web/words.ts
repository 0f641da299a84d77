import { useTexts } from '../../../platform/web/language.tsx'
import { type EmployerKind, employerKinds, type PostKind, postKinds } from '../domain/codes.ts'
import { workforceTexts } from './texts.ts'

/** Names of posts and kinds of employers in the reader's language. */
export function useWorkforceWords() {
  const t = useTexts(workforceTexts)
  const post = (code: PostKind): string => (code === 'other' ? t.otherPost : t[code])
  const employer = (code: EmployerKind): string =>
    code === 'other' ? t.otherPost : code === 'station' ? t.atStation : t[code]
  return {
    post,
    employer,
    postOptions: postKinds.map((value) => ({ value, label: post(value) })),
    employerOptions: employerKinds.map((value) => ({ value, label: employer(value) })),
  }
}
