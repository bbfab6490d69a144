import type { ResponseObject, SchemaObject } from 'openapi3-ts/oas31';

/** A problem (RFC 9457) as `toProblem()` makes it. */
export const PROBLEM: SchemaObject = {
  type: 'object',
  description: 'Why a request was refused (RFC 9457).',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string' },
          detail: { type: 'string' },
          pointer: { type: 'string', description: 'A JSON Pointer as a URI fragment (RFC 6901).' },
        },
        required: ['detail', 'pointer'],
      },
    },
  },
  required: ['type', 'title', 'status'],
};

export type RefusalStatus = '400' | '401' | '403' | '404' | '413' | '415' | '422';

/** An error response and its name among the document's responses. */
interface Refusal {
  readonly name: string;
  readonly response: ResponseObject;
}

export const REFUSALS: Readonly<Record<RefusalStatus, Refusal>> = {
  '400': refusal('Malformed', 'The request is malformed.', {
    status: 400,
    title: 'Bad Request',
    detail: '1 value was not accepted.',
    errors: [{ code: 'invalid', detail: 'Unfinished JSON', pointer: '#' }],
  }),
  '401': refusal('Unauthenticated', 'The caller is not authenticated.', {
    status: 401,
    title: 'Unauthorized',
    detail: 'The credentials are missing or not valid.',
  }),
  '403': refusal('Forbidden', 'The caller may not do this.', {
    status: 403,
    title: 'Forbidden',
    detail: 'This is not allowed.',
  }),
  '404': refusal('NotFound', 'There is no such record.', {
    status: 404,
    title: 'Not Found',
    detail: 'There is nothing here.',
  }),
  '413': refusal('TooLarge', 'The body is larger than the server accepts.', {
    status: 413,
    title: 'Content Too Large',
    detail: 'The body is too large.',
  }),
  '415': refusal(
    'UnsupportedType',
    'The media type or the encoding of the body is not supported.',
    {
      status: 415,
      title: 'Unsupported Media Type',
      detail: 'The Content-Type has to be application/json.',
    },
  ),
  '422': refusal('NotAccepted', 'The body holds something that is not accepted from the caller.', {
    status: 422,
    title: 'Unprocessable Content',
    detail: '1 value was not accepted.',
    errors: [{ code: 'not_accepted', detail: 'Not accepted', pointer: '#/unknown' }],
  }),
};

/** An example of a problem. */
interface Example {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly object[];
}

function refusal(name: string, description: string, problem: Example): Refusal {
  const schema = { $ref: '#/components/schemas/Problem' };
  const { title, status, detail, errors = [] } = problem;
  const example = { type: 'about:blank', title, status, detail, errors };
  return {
    name,
    response: { description, content: { 'application/problem+json': { schema, example } } },
  };
}
