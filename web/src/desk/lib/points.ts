// Points as people write them; the server counts in hundredths.

/** `750` as 7.5, without needless zeros. */
export function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, '')
}

/** `8750` as 87.50, for sums. */
export function sum(hundredths: number): string {
  return (hundredths / 100).toFixed(2)
}

/** `7.5` as 750; null for what is no number of points. */
export function readPoints(text: string): number | null {
  const tidy = text.trim().replace('．', '.').replace('。', '.')
  return /^\d{1,3}(\.\d{1,2})?$/.test(tidy) ? Math.round(Number(tidy) * 100) : null
}
