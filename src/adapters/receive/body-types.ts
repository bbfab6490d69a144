import type { Shape } from '../../model/grants.js';
import {
  safeParseForm,
  safeParseJson,
  safeParseJsonPatch,
  type SafeParseFormResult,
} from '../../runtime/index.js';
import type { ParseOptions } from '../../runtime/parse.js';
import { isRecord } from '../../runtime/plain-object.js';
import { refuseBody } from '../../runtime/refuse-body.js';
import { invalid } from '../../runtime/issue.js';
import { formOptionsOf, jsonOptionsOf, type BodyOptions } from './body-options.js';
import type { Chosen } from './choice.js';
import { contentTypeOf } from './content-type.js';
import { boundaryIn, readMultipart } from './multipart.js';

/** A media type of bodies: when it is accepted, and how it is parsed. */
export interface BodyType {
  readonly mediaType: string;
  /** Whether a page of any site can make a browser send it. */
  readonly isForm: boolean;
  readonly isTaken: (taker: Taker) => boolean;
  readonly isParameter: (parameter: string | undefined) => boolean;
  /** Reads the bytes once. The parser that it returns may be called several times. */
  readonly parserOf: (body: SentBody, options: BodyOptions) => Parser | Promise<Parser>;
}

/** What decides which types are accepted. */
export interface Taker {
  readonly shape: Shape;
  /** The stored record, if the chooser returned it. */
  readonly record?: unknown;
  readonly forms?: BodyOptions['forms'];
}

export interface SentBody {
  readonly bytes: Uint8Array;
  /** The part of its `Content-Type` after the media type, such as a boundary. */
  readonly parameter: string | undefined;
}

export type Parser = (chosen: Chosen, asked: ParseOptions) => SafeParseFormResult<unknown>;

const isUtf8Charset = (parameter: string | undefined): boolean =>
  parameter === undefined || /^charset=(?:utf-8|"utf-8")$/i.test(parameter);

const jsonParserOf: BodyType['parserOf'] =
  ({ bytes }, options) =>
  ({ dto }, asked) =>
    safeParseJson(dto, bytes, { ...asked, ...jsonOptionsOf(options) });

const BODY_TYPES: readonly BodyType[] = [
  {
    mediaType: 'application/merge-patch+json', // RFC 7396, which updates of nested models follow
    isForm: false,
    isTaken: ({ shape }) => shape === 'update',
    isParameter: isUtf8Charset,
    parserOf: jsonParserOf,
  },
  {
    mediaType: 'application/json',
    isForm: false,
    isTaken: () => true,
    isParameter: isUtf8Charset,
    parserOf: jsonParserOf,
  },
  {
    mediaType: 'application/json-patch+json', // RFC 6902
    isForm: false,
    isTaken: ({ shape, record }) => shape === 'update' && isRecord(record),
    isParameter: isUtf8Charset,
    parserOf:
      ({ bytes }, options) =>
      ({ dto, record }, asked) =>
        // `isTaken` makes sure that there is a record.
        safeParseJsonPatch(dto, bytes, record as object, { ...asked, ...jsonOptionsOf(options) }),
  },
  {
    mediaType: 'application/x-www-form-urlencoded',
    isForm: true,
    isTaken: ({ forms }) => forms !== undefined,
    isParameter: isUtf8Charset,
    parserOf: ({ bytes }, options) => formParserOf(bytes, options),
  },
  {
    mediaType: 'multipart/form-data', // RFC 7578
    isForm: true,
    isTaken: ({ forms }) => forms !== undefined,
    isParameter: (parameter) => boundaryIn(parameter) !== undefined,
    async parserOf({ bytes, parameter }, options) {
      const form = await readMultipart(bytes, boundaryIn(parameter));
      return form === undefined ? refuseMalformed : formParserOf(form, options);
    },
  },
];

const formParserOf =
  (form: Parameters<typeof safeParseForm>[1], options: BodyOptions): Parser =>
  ({ dto }, asked) =>
    safeParseForm(dto, form, { ...asked, ...formOptionsOf(options) });

const refuseMalformed: Parser = ({ dto }, asked) =>
  refuseBody(dto, [invalid('Malformed multipart/form-data')], asked);

/** The types that are accepted. */
export const bodyTypesOf = (taker: Taker): BodyType[] =>
  BODY_TYPES.filter(({ isTaken }) => isTaken(taker));

/**
 * The one of the types that a `Content-Type` names, with its parameter; `undefined` if it names
 * none of them, is missing or sent twice, has a parameter other than `charset=utf-8` or a boundary,
 * or is anything else that only a lenient parser would accept (CVE-2025-32442, CVE-2026-25223).
 */
export function bodyTypeNamed(
  header: string | null,
  types: readonly BodyType[],
): { readonly type: BodyType; readonly parameter: string | undefined } | undefined {
  const { mediaType, parameter } = contentTypeOf(header) ?? {};
  const type = types.find((one) => one.mediaType === mediaType && one.isParameter(parameter));
  return type && { type, parameter };
}
