// A whole simulated city in spring, when branches wait for every level. Small by default; SHIGAN_E2E_CITY gives the
// words for another size, such as "--reports 100000" for 8,800 branches and so many reports.

import { ShiganServer } from './server'

/** With this seed the first township, the first county and the first village have something to do. */
const SMALL = '--small --seed 26'

export interface SimulatedCity {
  server: ShiganServer
  /** Logins by what they are. */
  who: Record<'city' | 'colleague' | 'county' | 'township' | 'handler' | 'admin' | 'security' | 'auditor' | 'secretary', string>
}

const LABELS: Record<keyof SimulatedCity['who'], string> = {
  city: 'city reviewer',
  colleague: 'second city reviewer',
  county: 'county reviewer',
  township: 'township reviewer',
  handler: 'objection handler',
  admin: 'system administrator',
  security: 'security administrator',
  auditor: 'auditor',
  secretary: 'secretary of a village branch',
}

export async function loadCity(): Promise<SimulatedCity> {
  const server = new ShiganServer('')
  const size = (process.env.SHIGAN_E2E_CITY ?? SMALL).split(' ')
  const printed = await server.command('demo', 'load', '--city', '--spring', ...size)
  const login = (label: string) => {
    const found = printed.split('\n').find((line) => line.endsWith(`(${label})`))
    if (!found) throw new Error(`no login of a ${label} in\n${printed}`)
    return found.trim().split(' ')[0]!
  }
  const who = Object.fromEntries(Object.entries(LABELS).map(([name, label]) => [name, login(label)])) as SimulatedCity['who']
  await server.start()
  return { server, who }
}
