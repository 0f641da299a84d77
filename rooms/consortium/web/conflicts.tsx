import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { officerPosts } from '../../organisations/index.ts'
import { partRoles } from '../domain/programme.ts'
import { forumTexts } from './forum-texts.ts'
import type { ForumFile } from './queries.ts'

/** Who is to judge a body in which he holds a post (X17). It refuses nothing; people decide. */
export function Conflicts({ conflicts, loud }: { conflicts: ForumFile['conflicts']; loud?: boolean }) {
  const t = useTexts(forumTexts)
  const say = useSay()
  if (conflicts.length === 0) return null
  return (
    <Notice tone="warning" title={t.conflicts} {...(loud ? { loud } : {})}>
      <ul>
        {conflicts.map((one) => (
          <li key={`${one.part}${one.organisation}${one.post}${one.told}`}>
            {fill(one.told === 'own-talk' ? t.conflictOwn : one.post ? t.conflict : t.conflictBody, {
              part: one.part,
              speaker: one.speaker,
              role: say(partRoles[one.role]),
              as: say(partRoles[one.as]),
              organisation: one.organisationName ?? '',
              post: one.post ? say(officerPosts[one.post as keyof typeof officerPosts]) : '',
            })}
            {(one.told === 'affiliation' || one.told === 'name') && (
              <>
                {' '}
                <span className="soft">{t[`told_${one.told}`]}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      <p>{t.conflictHint}</p>
    </Notice>
  )
}
