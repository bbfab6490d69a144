import type { Shape } from '../model/grants.js';
import { safeParseJson } from '../runtime/index.js';

/** A media type of bodies: which Dtos take it, and how it is parsed. */
export interface BodyType {
  readonly mediaType: string;
  readonly shapes: readonly Shape[];
  readonly parse: typeof safeParseJson;
}

const BODY_TYPES: readonly BodyType[] = [
  // RFC 7396, which is what an update's nested models follow.
  { mediaType: 'application/merge-patch+json', shapes: ['update'], parse: safeParseJson },
  {
    mediaType: 'application/json',
    shapes: ['create', 'update', 'replace'],
    parse: safeParseJson,
  },
];

/** The types that a Dto of this shape takes. */
export const bodyTypesOf = (shape: Shape): BodyType[] =>
  BODY_TYPES.filter(({ shapes }) => shapes.includes(shape));

/**
 * The type that a `Content-Type` names (RFC 9110, section 8.3.1). None for a missing one, for two, for
 * one with parameters but `charset=utf-8`, and for whatever a lenient parser would take for one
 * (CVE-2025-32442, CVE-2026-25223).
 */
export function bodyTypeNamed(
  contentType: string | null,
  types: readonly BodyType[],
): BodyType | undefined {
  const named = CONTENT_TYPE.exec(contentType ?? '')?.[1]?.toLowerCase();
  return types.find(({ mediaType }) => mediaType === named);
}

const CONTENT_TYPE = /^([a-z]+\/[a-z+.-]+)(?:[ \t]*;[ \t]*charset=(?:utf-8|"utf-8"))?$/i;
