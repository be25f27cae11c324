// Kinds of work in the order they are offered.

import type { Schemas } from '@/shared/api/client'

export const KINDS: Schemas['ReportKind'][] = [
  'village_service',
  'household_visit',
  'errand_service',
  'community_governance',
  'volunteer',
  'vanguard_work',
  'post_duty',
  'enterprise_help',
  'emergency',
  'other',
]
