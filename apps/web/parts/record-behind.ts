/** Where the record that asked for money is shown; null for a room that has no page of its own for it. */
export function recordBehind({ room, id }: { readonly room: string; readonly id: string }): string | null {
  if (room === 'applications') return `/applications/${id}`
  return room === 'application-rolls' ? `/applications/rolls/${id}` : null
}
