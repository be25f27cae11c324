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
