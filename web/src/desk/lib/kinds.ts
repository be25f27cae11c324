// The kinds of a report, in the order of their list.

export const KINDS = [
  'vanguard_work', 'post_duty', 'household_visit', 'errand_service', 'village_service',
  'enterprise_help', 'community_governance', 'emergency', 'volunteer', 'other',
] as const
