// Points as people write them, and as the server counts them: in hundredths.

export function pointsText(hundredths: number): string {
  return String(hundredths / 100)
}

/** What somebody typed in hundredths, or null where it is no number of points up to the most. */
export function pointsOf(typed: string, most: number): number | null {
  const plain = typed.trim().replace(/[。，．,]/g, '.')
  if (!/^\d{1,3}(\.\d{0,2})?$/.test(plain)) return null
  const hundredths = Math.round(Number(plain) * 100)
  return hundredths <= most ? hundredths : null
}
