import type { ResponseObject, SchemaObject } from 'openapi3-ts/oas31';

/** RFC 9457, as `toProblem()` makes it. */
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

/** The answers that refuse, each by the status it has. */
export const REFUSALS: Readonly<Record<'400' | '401' | '403' | '404' | '422', ResponseObject>> = {
  '400': refusal('The request is malformed.'),
  '401': refusal('Who asks is not known.'),
  '403': refusal('Who asks may not do this.'),
  '404': refusal('There is no such record.'),
  '422': refusal('The body holds something that is not accepted from who asks.'),
};

export const REFUSAL_NAMES: Readonly<Record<keyof typeof REFUSALS, string>> = {
  '400': 'Malformed',
  '401': 'Unauthenticated',
  '403': 'Forbidden',
  '404': 'NotFound',
  '422': 'NotAccepted',
};

function refusal(description: string): ResponseObject {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
