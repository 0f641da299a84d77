import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { Failure } from './failure.ts'
import { MissingFile } from './fetched.ts'
import { fill } from './fill.ts'
import { newId } from './ids.ts'
import { useTexts } from './language.tsx'
import css from './states.module.css'
import { Failed } from './states.tsx'
import { kitTexts } from './texts.ts'

type Fallen = { readonly thrown: unknown; readonly reference: string } | null

/**
 * Catches what a part throws, so that the rest of the page lives on. A whole page is wrapped by the router;
 * wrap every secondary part yourself.
 */
export class Boundary extends Component<{ children: ReactNode }, { fallen: Fallen }> {
  override state: { fallen: Fallen } = { fallen: null }

  static getDerivedStateFromError(thrown: unknown): { fallen: Fallen } {
    return { fallen: { thrown, reference: newId() } }
  }

  override render(): ReactNode {
    const { fallen } = this.state
    if (!fallen) return this.props.children
    const again = () => this.setState({ fallen: null })
    if (fallen.thrown instanceof Failure) return <Failed failure={fallen.thrown} retry={again} />
    return <Broken thrown={fallen.thrown} reference={fallen.reference} />
  }
}

export function Broken({ thrown, reference }: { thrown: unknown; reference: string }) {
  const t = useTexts(kitTexts)
  const updated = thrown instanceof MissingFile
  return (
    <div className={css.state} role="alert">
      <p className={css.title}>{updated ? t.newVersion : t.pageBroken}</p>
      {!updated && <p className={css.hint}>{t.pageBrokenHint}</p>}
      {!updated && <p className={css.hint}>{fill(t.reference, { reference })}</p>}
      <div className={css.action}>
        <Button type="primary" onClick={() => location.reload()}>
          {t.reload}
        </Button>
      </div>
    </div>
  )
}
