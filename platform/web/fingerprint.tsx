import css from './fingerprint.module.css'

/** The fingerprint of a file or a list: its beginning, by which people tell two apart; the whole of it once it is opened. */
export const Fingerprint = ({ value }: { value: string }) => (
  <details className={css.fingerprint}>
    <summary>
      <code>{value.slice(0, 12)}…</code>
    </summary>
    <code>{value}</code>
  </details>
)
