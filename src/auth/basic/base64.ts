/** Bytes as base64 with padding (RFC 4648, section 4). */
export const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/**
 * The bytes of a canonical base64 text; `undefined` for any other, so that each value has one
 * spelling only.
 */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return base64Of(bytes) === text ? bytes : undefined;
}
