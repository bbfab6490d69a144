import { isInnerList, parseDictionary, type BareItem, type InnerList } from 'structured-headers';
import type { Stamp } from '../nonces/nonces.js';

/** The parameters of a signature (RFC 9421, section 2.3). */
export interface SignatureInput extends Stamp {
  /** The names of the headers that it covers, and of parts of the request, which begin with `@`. */
  readonly components: readonly string[];
  readonly expires: number | undefined;
}

/**
 * Reads `Signature-Input`, in its plainest form only: one signature with `created`, `keyid` and
 * `nonce`, of the supported algorithm, over components that are named once and have no parameters
 * (`"@method";req` would be the method of another message). Returns `undefined` for any other text.
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

/** Headers in lower case, and the parts of a request that every server sees as the client does. */
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
