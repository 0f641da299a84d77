/** The product's mark: two open rings that hold each other. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#fff" fillOpacity="0.14" />
      <g fill="none" strokeWidth="2.6" strokeLinecap="round">
        <path d="M16.6 12.2a5.6 5.6 0 1 0 0 7.6" stroke="#fff" />
        <path d="M15.4 19.8a5.6 5.6 0 1 0 0-7.6" stroke="#8fdccf" />
      </g>
    </svg>
  )
}
