/** How long the texts of the registry may be: what a field of a form takes is what the API takes. */
export const longest = {
  certificateNumber: 40,
  supervisor: 80,
  purpose: 1000,
  /** Of a value before and after a change. */
  changed: 200,
  document: 80,
  reason: 300,
  legalBasis: 200,
} as const
