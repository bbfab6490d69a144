/** The parts of a `Content-Type` (RFC 9110, section 8.3.1). */
export interface ContentType {
  /** The media type in lower case. */
  readonly mediaType: string;
  /** The text after the first `;`, as it was sent. */
  readonly parameter: string | undefined;
}

/**
 * Reads a `Content-Type`; `undefined` if it is missing, or has a media type that only a lenient
 * parser would accept. The parameter is not checked, and may hold a second `Content-Type`.
 */
export function contentTypeOf(header: string | null): ContentType | undefined {
  const [, mediaType, parameter] = CONTENT_TYPE.exec(header ?? '') ?? [];
  return mediaType === undefined ? undefined : { mediaType: mediaType.toLowerCase(), parameter };
}

const CONTENT_TYPE = /^([a-z]+\/[a-z+.-]+)(?:[ \t]*;[ \t]*((?:[^ \t].*)?))?$/is;
