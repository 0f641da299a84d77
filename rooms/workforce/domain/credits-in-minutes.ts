type Known = Readonly<Record<string, { readonly value: unknown } | undefined>>

/** The register counts credits of education in hours, the language of programmes all time in minutes. */
export function creditsInMinutes<F extends Known>(facts: F): F {
  const minutes = (name: string) => {
    const found = facts[name]
    return typeof found?.value === 'number'
      ? { [name]: { ...found, value: Math.round(found.value * 60) } }
      : {}
  }
  return { ...facts, ...minutes('education.hours'), ...minutes('education.needed') }
}
