// A place as its form holds it.

import type { Schemas } from '@/shared/api/client'

export interface PlaceForm {
  name: string
  kind: Schemas['PlaceKind']
  area: string
  /** Who offers it; empty for a place of the whole area. */
  organization: string
  /** Degrees as people write them; empty is unknown. */
  latitude: string
  longitude: string
}

/** Thousandths of a degree as degrees. */
export const degrees = (milli: number | null | undefined): string => (milli == null ? '' : (milli / 1000).toFixed(3))

/** Degrees as thousandths, which is as exact as a place may be; null for none. */
export function milli(text: string | number): number | null {
  const tidy = String(text).trim()
  return tidy === '' ? null : Math.round(Number(tidy) * 1000)
}

export function placeForm(place: Schemas['PlaceView'] | null, area = '', organization = ''): PlaceForm {
  return {
    name: place?.name ?? '',
    kind: place?.kind ?? 'village',
    area: place?.area_id ?? area,
    organization: place?.organization_id ?? organization,
    latitude: degrees(place?.latitude_milli),
    longitude: degrees(place?.longitude_milli),
  }
}

/** What of the form may be changed later, too. */
export function placeBody(form: PlaceForm) {
  return {
    name: form.name.trim(),
    kind: form.kind,
    area_id: form.area,
    latitude_milli: milli(form.latitude),
    longitude_milli: milli(form.longitude),
  }
}
