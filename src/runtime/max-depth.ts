/** As deep as no honest value is, so that none can exhaust the stack: a model may nest itself. */
export const MAX_DEPTH = 500;

/** What is said of a value that is deeper. */
export const TOO_DEEP = 'Nested too deeply';

/**
 * As many keys and indexes lead to it: a model in a list in an object is three from the one around it.
 * Not as a product, which every bundle would carry.
 */
export const MAX_PATH = 1_500;
