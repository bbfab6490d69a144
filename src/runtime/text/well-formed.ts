/**
 * Whether a text has no half of a surrogate pair, which UTF-8 cannot encode (RFC 7493, section
 * 2.1).
 */
export const isWellFormed = (text: string): boolean =>
  (text as ModernString).isWellFormed?.() ?? !SURROGATE.test(text);

/** `isWellFormed` is part of ES2024, and many times faster than the pattern. */
interface ModernString {
  isWellFormed?(): boolean;
}

// With the flag `u`, the pattern sees a whole pair as one character, which it does not match.
const SURROGATE = /[\ud800-\udfff]/u;
