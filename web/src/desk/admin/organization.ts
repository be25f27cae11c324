// An organisation as its form holds it.

import type { Schemas } from '@/shared/api/client'

export interface OrganizationForm {
  name: string
  short_name: string
  kind: Schemas['OrganizationKind']
  domain: string
  area: string
  /** The one above; empty at the root of the tree. */
  parent: string
  temporary: boolean
  from: string
  to: string
}

type Detail = Schemas['OrganizationDetailView']

/** The one directly above. */
export const parentOf = (detail: Detail | null) => detail?.parents[0] ?? null

export function organizationForm(detail: Detail | null): OrganizationForm {
  return {
    name: detail?.name ?? '',
    short_name: detail?.short_name ?? '',
    kind: detail?.kind ?? 'branch',
    domain: detail?.domain_code ?? '',
    area: detail?.area_id ?? '',
    parent: parentOf(detail)?.id ?? '',
    temporary: detail?.is_temporary ?? false,
    from: detail?.valid_from ?? '',
    to: detail?.valid_to ?? '',
  }
}

/** What the server takes of a new one and of a change alike. */
export function organizationBody(form: OrganizationForm) {
  return {
    name: form.name.trim(),
    short_name: form.short_name.trim() || null,
    kind: form.kind,
    domain_code: form.domain || null,
    area_id: form.area,
    parent_id: form.parent || null,
    is_temporary: form.temporary,
    valid_from: form.from || null,
    valid_to: form.to || null,
  }
}
