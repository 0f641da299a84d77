import css from './progress-bar.module.css'

/** How far something is, 0 to 1, with the words that say what; null while nobody can tell. */
export function ProgressBar({ share, label }: { share: number | null; label: string }) {
  const percent = share === null ? null : Math.round(Math.min(Math.max(share, 0), 1) * 100)
  return (
    <div className={css.bar}>
      <div className={css.words}>
        <span>{label}</span>
        {percent !== null && <span className="number">{percent}%</span>}
      </div>
      <div
        className={css.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': percent })}
      >
        <div className={percent === null ? css.unknown : css.done} style={{ width: `${percent ?? 30}%` }} />
      </div>
    </div>
  )
}
