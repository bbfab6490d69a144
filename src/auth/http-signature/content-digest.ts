import { isInnerList, parseDictionary, serializeDictionary } from 'structured-headers';
import { sameBytes } from '../bytes.js';
import { digest } from '../digest.js';

const ALGORITHMS = { 'sha-256': 'SHA-256', 'sha-512': 'SHA-512' } as const;

type Algorithm = keyof typeof ALGORITHMS;

/** The value of `Content-Digest` for a body (RFC 9530). */
export async function contentDigest(body: Uint8Array): Promise<string> {
  return serializeDictionary({ 'sha-256': await digest('SHA-256', body) });
}

/**
 * Whether a `Content-Digest` matches a body: it has at least one digest of an algorithm that is
 * supported here, and all of these match.
 */
export async function isDigestOf(header: string, body: Uint8Array): Promise<boolean> {
  const sent = sentDigests(header);
  if (sent === undefined || sent.length === 0) return false;
  const same = await Promise.all(
    sent.map(async ([name, bytes]) => sameBytes(await digest(ALGORITHMS[name], body), bytes)),
  );
  return same.every(Boolean);
}

function sentDigests(header: string): [Algorithm, Uint8Array][] | undefined {
  try {
    return [...parseDictionary(header)].flatMap(([name, member]) => {
      if (!isAlgorithm(name)) return [];
      const value = isInnerList(member) ? undefined : member[0];
      // A malformed digest becomes an empty one, which nothing matches.
      return [[name, new Uint8Array(value instanceof ArrayBuffer ? value : [])]];
    });
  } catch {
    return undefined;
  }
}

const isAlgorithm = (name: string): name is Algorithm => Object.hasOwn(ALGORITHMS, name);
