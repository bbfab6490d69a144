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

export type RefusalStatus = '400' | '401' | '403' | '404' | '413' | '415' | '422';

/** An answer that refuses, and what it is called among the document's responses. */
interface Refusal {
  readonly name: string;
  readonly response: ResponseObject;
}

export const REFUSALS: Readonly<Record<RefusalStatus, Refusal>> = {
  '400': refusal('Malformed', 'The request is malformed.'),
  '401': refusal('Unauthenticated', 'Who asks is not known.'),
  '403': refusal('Forbidden', 'Who asks may not do this.'),
  '404': refusal('NotFound', 'There is no such record.'),
  '413': refusal('TooLarge', 'The body is larger than what is taken.'),
  '415': refusal('UnsupportedType', 'The body is of a type, or in an encoding, that is not taken.'),
  '422': refusal('NotAccepted', 'The body holds something that is not accepted from who asks.'),
};

function refusal(name: string, description: string): Refusal {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { name, response: { description, content: { 'application/problem+json': { schema } } } };
}
