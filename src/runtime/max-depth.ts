/**
 * How deep a value may be nested. No honest value gets there; without a limit, a model that nests
 * itself could exhaust the stack.
 */
export const MAX_DEPTH = 500;

/** The message for a value that is nested deeper. */
export const TOO_DEEP = 'Nested too deeply';

/**
 * The longest path that leads to that depth: for a model in a list in an object, a level is three
 * keys and indexes. Not written as a product, which every bundle would have to carry.
 */
export const MAX_PATH = 1_500;
