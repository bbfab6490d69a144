import { isInnerList, parseDictionary, type BareItem, type InnerList } from 'structured-headers';
import type { Stamp } from '../nonces/nonces.js';

/** What a signature says of itself (RFC 9421, section 2.3). */
export interface SignatureInput extends Stamp {
  /** Names of header fields, and of parts of the request, which begin with `@`. */
  readonly components: readonly string[];
  readonly expires: number | undefined;
}

/**
 * Reads `Signature-Input`, and nothing but the plainest: one signature with `created`, `keyid` and
 * `nonce`, of the algorithm that we have, over parts that are each named once and without parameters
 * (`"@method";req` would be the method of another message). `undefined` for any other text.
 */
export function readSignatureInput(header: string): SignatureInput | undefined {
  const list = onlySignature(header);
  if (list === undefined) return undefined;
  const [items, parameters] = list;
  const components = items.flatMap(([name, { size }]) =>
    typeof name === 'string' && size === 0 && COMPONENT.test(name) ? [name] : [],
  );
  const isPlain = components.length === items.length;
  if (!isPlain || new Set(components).size !== components.length) return undefined;

  const timestamp = parameters.get('created');
  const expires = parameters.get('expires');
  const keyId = parameters.get('keyid');
  const nonce = parameters.get('nonce');
  const algorithm = parameters.get('alg');
  if (!isTime(timestamp) || (expires !== undefined && !isTime(expires))) return undefined;
  if (!isText(keyId, 1, 256) || !isText(nonce, 16, 128)) return undefined;
  if (algorithm !== undefined && algorithm !== 'hmac-sha256') return undefined;
  return { components, timestamp, expires, keyId, nonce };
}

/** Header fields in lower case, and the parts that every server sees as the client does. */
const COMPONENT =
  /^(?:[a-z0-9!#$%&'*+.^_`|~-]+|@(?:method|target-uri|authority|scheme|path|query))$/;

function onlySignature(header: string): InnerList | undefined {
  try {
    const [member, ...others] = parseDictionary(header).values();
    return others.length === 0 && member !== undefined && isInnerList(member) ? member : undefined;
  } catch {
    return undefined;
  }
}

const isTime = (value: BareItem | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0;

const isText = (value: BareItem | undefined, least: number, most: number): value is string =>
  typeof value === 'string' && value.length >= least && value.length <= most;
