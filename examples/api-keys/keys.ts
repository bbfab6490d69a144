/** What is the server's to decide about every key. */
export const PREFIX = 'sk_demo';

/** Of a key that is rotated: whoever uses it has a day to change over. */
export const OVERLAP_SECONDS = 86_400;

/** A key ends after 90 days. */
export const expiryAt = (now: number): Date => new Date(now + 90 * 86_400_000);
