import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, usePathPart } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { Helplines, mailTexts, publicBoxQuery, WriteForm } from '../../../rooms/letters/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** The page behind the code on a mailbox: a child writes, without an account. */
export function Component() {
  const t = useTexts(mailTexts)
  const address = usePathPart('address')
  const { data, isError } = useQuery(publicBoxQuery(address))
  return (
    <VisitorFrame title={t.title} below={data && <Helplines lines={data.helplines} />}>
      {isError && <Notice tone="warning">{t.notThere}</Notice>}
      {!data && !isError && <Loading />}
      {data && (
        <>
          <div className="not-printed">
            <p className="soft">
              {data.station ?? t.schoolStation} · {data.box}
            </p>
            <p>
              <strong>{t.hello}</strong> {t.helloHint}
            </p>
            <p>{fill(t.replyIn, { count: data.replyWithinWorkdays })}</p>
            <p>
              {t.haveCode} <PageLink to="/mail">{t.toRead}</PageLink>
            </p>
          </div>
          {data.open ? <WriteForm address={address} /> : <Notice tone="info">{t.closed}</Notice>}
        </>
      )}
    </VisitorFrame>
  )
}
