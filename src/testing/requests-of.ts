import type { Attack, AttackClass, Carrier, JsonPayload, PairsPayload, Target } from './attack.js';
import { BOUNDARY, formOf, multipartOf, pairsBeside } from './body/form-text.js';

/** An attack, without what all attacks of its class and target have in common. */
export type AttackRequest = Pick<Attack, 'carrier' | 'contentType' | 'body'> &
  Partial<Pick<Attack, 'headers' | 'query'>> &
  Pick<JsonPayload, 'pointer' | 'option' | 'status'>;

/**
 * Makes the requests of a class for a target: one for each payload and each carrier that can hold
 * it.
 */
export function requestsOf(attackClass: AttackClass, target: Target): AttackRequest[] {
  const { shape } = target.surface;
  const json = attackClass.json?.(target) ?? [];
  const pairs = attackClass.pairs?.(target) ?? [];
  const patches = shape === 'update' ? (attackClass.patch?.(target) ?? []) : [];
  const forms = attackClass.form?.(target) ?? [];
  const multiparts = attackClass.multipart?.(target) ?? [];
  return [
    ...json.map((payload) => jsonRequest('json', payload)),
    ...(shape === 'update' ? json.filter(isPlain) : []).map((one) =>
      jsonRequest('merge-patch', one),
    ),
    ...patches.map(({ operations, pointer }) => request('json-patch', asText(operations), pointer)),
    ...pairs.flatMap((payload) => pairsRequests(payload, target)),
    ...forms.flatMap(({ text, pointer }) => formRequests(text, pointer)),
    ...multiparts.map(({ text, pointer }) => request('multipart', text, pointer)),
  ];
}

/** Whether a payload is sent with the media type of its carrier. */
const isPlain = ({ contentType }: JsonPayload): boolean => contentType === undefined;

function jsonRequest(carrier: 'json' | 'merge-patch', payload: JsonPayload): AttackRequest {
  return { carrier, contentType: MEDIA_TYPES[carrier], ...payload };
}

const asText = (operations: readonly object[] | string): string =>
  typeof operations === 'string' ? operations : JSON.stringify(operations);

function pairsRequests({ pairs, pointer }: PairsPayload, { surface }: Target): AttackRequest[] {
  const all = [...pairsBeside(surface, pairs), ...pairs];
  return [...formRequests(formOf(all), pointer), request('multipart', multipartOf(all), pointer)];
}

function formRequests(text: string, pointer: string | undefined): AttackRequest[] {
  return [request('form', text, pointer), { ...request('query', '', pointer), query: text }];
}

const request = (carrier: Carrier, body: string, pointer: string | undefined): AttackRequest => ({
  carrier,
  contentType: MEDIA_TYPES[carrier],
  body,
  pointer,
});

/** The media type of each carrier. A query has no body, so none. */
const MEDIA_TYPES: Readonly<Record<Carrier, string>> = {
  json: 'application/json',
  'merge-patch': 'application/merge-patch+json',
  'json-patch': 'application/json-patch+json',
  form: 'application/x-www-form-urlencoded',
  multipart: `multipart/form-data; boundary=${BOUNDARY}`,
  query: '',
};
