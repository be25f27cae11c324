// What somebody sees of the desk. The server decides what he may do; here it only decides what is offered.

import { computed } from 'vue'

import { useSession } from '@/shared/session'

export type Level = 'township' | 'county' | 'city'

export function useRoles() {
  const session = useSession()
  const may = (permission: string) => session.me?.permissions.includes(permission) ?? false
  const has = (role: string) => session.me?.roles.some((one) => one.role === role) ?? false
  const levels = computed(() => {
    const held = (session.me?.roles ?? []).filter((one) => ['reviewer', 'domain_reviewer'].includes(one.role))
    return [...new Set(held.flatMap((one) => (one.level ? [one.level as Level] : [])))]
  })
  /** Domains whose rankings a reviewer of the whole city sees; null for those of every field, honours as well. */
  const rankedDomains = computed(() => {
    const held = (session.me?.roles ?? []).filter((one) => ['reviewer', 'domain_reviewer'].includes(one.role))
    // The city's path is its own code alone.
    const city = held.filter((one) => one.level === 'city' && one.area?.path.split('/').length === 2)
    return city.some((one) => one.domains.length === 0) ? null : [...new Set(city.flatMap((one) => one.domains))]
  })
  const domains = computed(() => (session.me?.roles ?? []).flatMap((one) => one.domains))
  /** Branches whose affairs somebody keeps: as their secretary or contact. */
  const keptBranches = computed(() => {
    const { member, roles: held = [] } = session.me ?? {}
    const own = member?.office === 'secretary' ? [member.branch] : []
    return [...own, ...held.flatMap((one) => (one.role === 'branch_contact' && one.organization ? [one.organization] : []))]
  })
  return {
    levels,
    keptBranches,
    /** Whether somebody looks after this organisation's own things: its teams and places. */
    keeps: (organization: string) => may('city_admin') || keptBranches.value.some((one) => one.id === organization),
    /** Domains to which a reviewer is limited; none means every domain. */
    domains,
    reviews: computed(() => may('reviewer')),
    rankedDomains,
    ranks: computed(() => rankedDomains.value === null || rankedDomains.value.length > 0),
    ranksHonors: computed(() => rankedDomains.value === null),
    reviewsCity: computed(() => levels.value.includes('city')),
    keepsBranch: computed(() => may('branch_keeper')),
    judges: computed(() => has('panel_judge')),
    inspects: computed(() => has('inspector')),
    handlesObjections: computed(() => has('objection_handler')),
    runsSystem: computed(() => may('city_admin')),
    keepsAccounts: computed(() => may('security_admin')),
    audits: computed(() => may('auditor')),
  }
}
