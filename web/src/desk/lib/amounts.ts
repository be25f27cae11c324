// Amounts as people read them.

const SIZES = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** Bytes in the largest unit that leaves a number above one, in steps of a thousand as disks are sold. */
export function sizeOf(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** step
  return `${step === 0 ? bytes : amount.toFixed(amount < 10 ? 1 : 0)} ${SIZES[step]}`
}

/** A time in the largest unit that it fills. */
export function lagOf(seconds: number): { amount: number; unit: 'seconds' | 'minutes' | 'hours' } {
  if (seconds < 60) return { amount: Math.max(0, Math.round(seconds)), unit: 'seconds' }
  return seconds < 3600 ? { amount: Math.round(seconds / 60), unit: 'minutes' } : { amount: Math.round(seconds / 3600), unit: 'hours' }
}
