import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { SignInForm } from '../../../rooms/access/web/index.ts'
import { LanguageButton } from '../shell/language-button.tsx'
import { Mark } from '../shell/mark.tsx'
import { shellTexts } from '../texts.ts'
import { deploymentQuery } from './queries.ts'
import css from './sign-in.module.css'
import { signInTexts } from './sign-in-texts.ts'

type Filled = { readonly userName: string; readonly password: string }

/** The first screen. A demo says who may be played; a production deployment names no account. */
export function SignIn({ done }: { done: () => void }) {
  const t = useTexts(signInTexts)
  const shell = useTexts(shellTexts)
  const [filled, setFilled] = useState<Filled | null>(null)
  const deployment = useQuery(deploymentQuery)
  useEffect(() => {
    document.title = `${t.title} · 助联 Zhulian`
  }, [t])
  return (
    <div className={css.page}>
      <header className={css.brand}>
        <div className={css.mark}>
          <Mark size={44} />
          <div>
            <p className={css.name}>{shell.product}</p>
            <p className={css.long}>{shell.productLong}</p>
          </div>
        </div>
        <ul className={css.words}>
          <li>{t.once}</li>
          <li>{t.together}</li>
          <li>{t.exact}</li>
        </ul>
        <Rings />
        {deployment.data && <p className={css.version}>{deployment.data.version}</p>}
      </header>
      <main className={css.main}>
        <div className={css.language}>
          <LanguageButton dark={false} />
        </div>
        <div className={css.sheet}>
          <h1>{t.title}</h1>
          <SignInForm filled={filled} done={done} />
          {deployment.data && deployment.data.accounts.length > 0 && (
            <DemoAccounts accounts={deployment.data.accounts} fill={setFilled} />
          )}
        </div>
      </main>
    </div>
  )
}

/** The mark again, large and quiet, at the foot of the panel. */
function Rings() {
  return (
    <svg className={css.rings} viewBox="0 0 300 190" aria-hidden="true" focusable="false">
      <g fill="none" strokeWidth="26" strokeLinecap="round">
        <path d="M158 40a72 72 0 1 0 0 110" stroke="#0e5a5f" />
        <path d="M142 150a72 72 0 1 0 0-110" stroke="#106064" />
      </g>
    </svg>
  )
}

type Demo = Filled & { readonly name: string; readonly role: { zh: string; en: string } }

function DemoAccounts(props: { accounts: readonly Demo[]; fill: (filled: Filled) => void }) {
  const t = useTexts(signInTexts)
  const say = useSay()
  return (
    <section className={css.demo} aria-labelledby="demo">
      <h2 id="demo">{t.demo}</h2>
      <p className="soft">{t.demoHint}</p>
      <ul className={css.accounts}>
        {props.accounts.map(({ userName, password, role }) => (
          <li key={userName}>
            <button type="button" className={css.account} onClick={() => props.fill({ userName, password })}>
              <span className={css.role}>{say(role)}</span>
              <span className="soft">{userName}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
