import {
  parseForm,
  parseJson,
  parseJsonPatch,
  parseQuery,
  type Dto,
  type Parsed,
} from 'gen-dtos/runtime';
import type { Shape } from 'gen-dtos';
import { formDataOf } from './form-data.js';

/** What a handler gets of a request before it is parsed. */
export interface Received {
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly query: string;
  /** The stored record, where there is one. */
  readonly record: object | undefined;
}

/** How one media type is parsed. */
export interface CarrierDoor {
  readonly shapes: readonly Shape[];
  readonly parse: <Output extends object>(
    dto: Dto<Output, unknown>,
    received: Received,
  ) => Parsed<Output> | Promise<Parsed<Output>>;
}

/** The media types that the safe server accepts; `''` is a query without a body. */
export const CARRIERS: ReadonlyMap<string, CarrierDoor> = new Map<string, CarrierDoor>([
  [
    'application/json',
    {
      shapes: ['create', 'update', 'replace'],
      parse: (dto, { body }) => parseJson(dto, body),
    },
  ],
  [
    'application/merge-patch+json',
    { shapes: ['update'], parse: (dto, { body }) => parseJson(dto, body) },
  ],
  [
    'application/json-patch+json',
    {
      shapes: ['update'],
      parse: (dto, { body, record }) => parseJsonPatch(dto, body, record ?? {}),
    },
  ],
  [
    'application/x-www-form-urlencoded',
    { shapes: ['create', 'update', 'replace'], parse: (dto, { body }) => parseForm(dto, body) },
  ],
  [
    'multipart/form-data',
    {
      shapes: ['create', 'update', 'replace'],
      parse: async (dto, { body, contentType }) =>
        parseForm(dto, await formDataOf(body, contentType)),
    },
  ],
  [
    '',
    { shapes: ['create', 'update', 'replace'], parse: (dto, { query }) => parseQuery(dto, query) },
  ],
]);

/** The door for a content type; none for one with parameters that it doesn't know (RFC 9110, 8.3.1). */
export function doorFor(contentType: string, shape: Shape): CarrierDoor | undefined {
  const type = contentType === '' ? '' : mediaTypeOf(contentType);
  const door = type === undefined ? undefined : CARRIERS.get(type.toLowerCase());
  return door?.shapes.includes(shape) ? door : undefined;
}

const mediaTypeOf = (contentType: string): string | undefined =>
  (MULTIPART.exec(contentType) ?? MEDIA_TYPE.exec(contentType))?.[1];

const MEDIA_TYPE = /^([a-z]+\/[a-z0-9.+-]+)(?:[ \t]*;[ \t]*charset="?utf-8"?)?$/i;

const MULTIPART = /^(multipart\/form-data)[ \t]*;[ \t]*boundary=[\w-]+$/i;
