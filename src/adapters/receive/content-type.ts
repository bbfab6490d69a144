/** What a `Content-Type` says (RFC 9110, section 8.3.1). */
export interface ContentType {
  /** In lower case. */
  readonly mediaType: string;
  /** What follows the first `;`, as it was sent. */
  readonly parameter: string | undefined;
}

/** None for a missing one, for two, and for whatever a lenient parser would take for one. */
export function contentTypeOf(header: string | null): ContentType | undefined {
  const [, mediaType, parameter] = CONTENT_TYPE.exec(header ?? '') ?? [];
  return mediaType === undefined ? undefined : { mediaType: mediaType.toLowerCase(), parameter };
}

const CONTENT_TYPE = /^([a-z]+\/[a-z+.-]+)(?:[ \t]*;[ \t]*((?:[^ \t].*)?))?$/is;
