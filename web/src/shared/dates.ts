// Days as people read them. The city's calendar day is the phone's: reports are filed in
// the city's zone, and the server decides for those far away.

const two = (number: number) => String(number).padStart(2, '0')

export function today(now = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** `2026-10-01` as 2026年10月1日, or 1 October 2026. */
export function dayText(day: string, locale: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  if (locale.startsWith('zh')) return `${year}年${month}月${date}日`
  const name = new Date(Date.UTC(year, month - 1, date)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })
  return `${date} ${name} ${year}`
}

/** The city's zone. Whoever keeps its log may sit elsewhere, and there a day must still be the city's. */
const CITY = '+08:00'
const CITY_SHIFT = 8 * 3_600_000

/** The instant at which a day of the city begins. */
export function dayBegins(day: string): string {
  return new Date(`${day}T00:00:00${CITY}`).toISOString()
}

/** The instant at which it is over. */
export function dayEnds(day: string): string {
  return new Date(Date.parse(dayBegins(day)) + 24 * 3_600_000).toISOString()
}

/** A moment as the clocks of the city showed it, to the second. */
export function cityMomentText(at: string, locale: string): string {
  const [day = '', time = ''] = new Date(Date.parse(at) + CITY_SHIFT).toISOString().split('T')
  return `${dayText(day, locale)} ${time.slice(0, 8)}`
}

export function momentText(at: string | number, locale: string): string {
  const moment = new Date(at)
  return `${dayText(today(moment), locale)} ${two(moment.getHours())}:${two(moment.getMinutes())}`
}
