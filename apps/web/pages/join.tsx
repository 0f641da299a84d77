import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { JoinForm, joinTexts, PublicSignUpForm, toJoinQuery } from '../../../rooms/activities/web/index.ts'
import { LanguageButton } from '../shell/language-button.tsx'
import { Mark } from '../shell/mark.tsx'
import { shellTexts } from '../texts.ts'
import css from './join.module.css'

/** The page behind the code on the poster: for residents, without an account. */
export function Component() {
  const t = useTexts(joinTexts)
  const shell = useTexts(shellTexts)
  const show = useFormat()
  const code = usePathPart('code')
  const { data, isError } = useQuery(toJoinQuery(code))
  const signsUp = data !== undefined && data.state !== 'open' && data.signUp !== 'closed'
  useEffect(() => {
    document.title = signsUp ? t.titleUp : t.title
  }, [t, signsUp])
  return (
    <main className={css.page}>
      <div className={css.head}>
        <span className={css.brand}>
          <Mark size={36} />
          {shell.product}
        </span>
        <LanguageButton dark />
      </div>
      {isError && <Notice tone="warning">{t.notThere}</Notice>}
      {!data && !isError && <Loading />}
      {data && (
        <>
          <div>
            {data.themeDay && <p className="soft">{data.themeDay}</p>}
            <h1>{data.title}</h1>
            <p>
              {show.day(data.startsOn)} {data.startsAt}–{data.endsAt} · {data.place}
            </p>
            {data.audience && (
              <p>
                {t.audience} {data.audience}
              </p>
            )}
            <p className="soft">{data.station}</p>
          </div>
          <div className={css.sheet}>
            {signsUp ? (
              <PublicSignUpForm code={code} full={data.signUp === 'waiting'} />
            ) : (
              <JoinForm code={code} state={data.state} />
            )}
          </div>
        </>
      )}
    </main>
  )
}
