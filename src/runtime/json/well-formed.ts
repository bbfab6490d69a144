/** Whether a text holds no half of a surrogate pair, which UTF-8 can't say (RFC 7493, section 2.1). */
export const isWellFormed = (text: string): boolean =>
  (text as ModernString).isWellFormed?.() ?? !SURROGATE.test(text);

/** Natively since ES2024, which is many times faster. */
interface ModernString {
  isWellFormed?(): boolean;
}

const SURROGATE = /\p{Surrogate}/u;
