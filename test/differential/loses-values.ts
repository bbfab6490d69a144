import { Own, type Schema } from './description.js';

/**
 * Whether a schema may return `undefined` for a value, which is then in no answer. What fills in is
 * documented as a value, though a function of it may return `undefined`.
 */
export function losesValues(schema: Schema): boolean {
  if ('default' in schema && isMaker(schema.default)) return true;
  if (!('steps' in schema)) return false;
  if (schema.is === 'fallback' && isMaker(schema.fallback)) return true;
  return schema.steps.some((step) => 'do' in step && step.args.some(isNamed('toNothing')));
}

const isNamed =
  (name: string) =>
  (argument: unknown): boolean =>
    argument instanceof Own && argument.name === name;

const isMaker = isNamed('makeNothing');
