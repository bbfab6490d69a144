/** Whether a text holds no half of a surrogate pair, which UTF-8 can't say (RFC 7493, section 2.1). */
export const isWellFormed = (text: string): boolean =>
  (text as ModernString).isWellFormed?.() ?? !SURROGATE.test(text);

/** Natively since ES2024, which is many times faster. */
interface ModernString {
  isWellFormed?(): boolean;
}

// With the flag `u`, whole pairs are other characters.
const SURROGATE = /[\ud800-\udfff]/u;
