// The time a camera wrote into a photo, in the form the server takes. Read before the
// photo is made smaller, since nothing of it is left afterwards.

/** `2026:10:01 09:30:15` and `+08:00` as the wire has them; null when it is no time. */
export function wireTime(written: string | undefined, offset: string | undefined): string | null {
  const parts = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})/.exec(written ?? '')
  if (!parts) return null
  const [, year, month, day, hour, minute, second] = parts
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  if (Number.isNaN(Date.parse(`${local}Z`)) || year === '0000') return null
  return /^[+-]\d{2}:\d{2}$/.test(offset ?? '') ? local + offset : local
}

function textOf(tag: unknown): string | undefined {
  const description = (tag as { description?: unknown } | undefined)?.description
  return typeof description === 'string' ? description : undefined
}

/** Never fails: a photo without a readable time is a photo like any other. */
export async function takenAt(bytes: ArrayBuffer): Promise<string | null> {
  try {
    const { default: reader } = await import('exifreader')
    const tags = reader.load(bytes)
    return wireTime(
      textOf(tags.DateTimeOriginal) ?? textOf(tags.DateTimeDigitized),
      textOf(tags.OffsetTimeOriginal) ?? textOf(tags.OffsetTimeDigitized),
    )
  } catch {
    return null
  }
}
