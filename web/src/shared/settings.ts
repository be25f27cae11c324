// Small settings that must be there before the first picture is drawn. The one place that
// touches localStorage: some browsers refuse it, and then a setting lasts as long as the page.

const memory = new Map<string, string>()

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`shigan.${key}`)
    else localStorage.setItem(`shigan.${key}`, value)
  } catch {
    if (value === null) memory.delete(key)
    else memory.set(key, value)
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`shigan.${key}`) ?? memory.get(key) ?? null
  } catch {
    return memory.get(key) ?? null
  }
}

/** The names kept here that begin like this. */
export function kept(prefix: string): string[] {
  const whole = `shigan.${prefix}`
  const names = [...memory.keys()].filter((key) => key.startsWith(prefix))
  try {
    const stored = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
    names.push(...stored.filter((key) => key.startsWith(whole)).map((key) => key.slice('shigan.'.length)))
  } catch {
    // What this browser refuses to store is in memory alone.
  }
  return [...new Set(names)]
}
