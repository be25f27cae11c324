// Words of the administration, in the order in which they are offered.

import type { Schemas } from '@/shared/api/client'

export const ORGANIZATION_KINDS: Schemas['OrganizationKind'][] = ['committee', 'general_branch', 'branch', 'guidance_station', 'chain', 'alliance']
export const PLACE_KINDS: Schemas['PlaceKind'][] = ['village', 'grid', 'project', 'enterprise', 'site', 'other']
export const TEAM_KINDS: Schemas['TeamKind'][] = ['vanguard', 'exemplary_post', 'service_team']
export const POSTING_ROLES: Schemas['PostingRole'][] = [
  'first_secretary', 'first_commissioner', 'seconded_village_head', 'medical_team', 'retired_leader', 'project_member', 'other',
]
export const ROLES: Schemas['Role'][] = [
  'group_leader', 'branch_contact', 'reviewer', 'domain_reviewer', 'inspector', 'panel_judge', 'objection_handler', 'city_admin', 'security_admin', 'auditor',
]
export const LEVELS: Schemas['Level'][] = ['township', 'county', 'city']
export const DIMENSIONS: Schemas['Dimension'][] = ['political', 'organization', 'capability', 'conduct', 'performance']
export const BASES: Schemas['Basis'][] = ['D', 'V', 'S', 'F']
export const STAGES: Schemas['Stage'][] = ['declaring', 'self_scoring', 'township', 'county', 'panel', 'city', 'inspection', 'publicity', 'naming']
/** What the trail speaks of, as far as somebody looks for it. */
export const SUBJECT_KINDS = [
  'session', 'login', 'account', 'role_grant', 'roster', 'organization', 'posting', 'team', 'place', 'project', 'area', 'field_report', 'photo', 'photo_hint', 'cycle', 'scoring_sheet',
  'appraisal_record', 'supplement_request', 'adjustment', 'visit_note', 'visit_photo', 'panel', 'tie_vote', 'ranking_snapshot', 'objection', 'export', 'feedback', 'audit_seal',
] as const
