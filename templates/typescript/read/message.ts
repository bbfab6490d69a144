import type { MessageIr, RuleIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { call, type Expression } from '../../expression.js';
import { nameFor, PURE } from '../module/names.js';
import { sourceOf, timely } from '../schema/valibot.js';
import type { Emitter, Place } from './emitter.js';

/** The value that a message is about. */
type About = Pick<Place, 'variable' | 'called'>;

/**
 * The message for a value of the wrong type, as code: the author's, or valibot's without the
 * received value.
 *
 * @param key A key that the value, an object, lacks.
 */
export function messageOf(
  { expects, message }: { readonly expects: string; readonly message?: MessageIr },
  about: About,
  emitter: Emitter,
  ...key: readonly Expression[]
): Expression {
  if (typeof message !== 'object') return str(message ?? `Invalid type: Expected ${expects}`);
  return told(sourceOf(message), about, emitter, ...key);
}

/** The message for a value that a rule refuses, as code. */
export function messageOfRule(
  { name, refusal = '' }: RuleIr,
  about: About,
  emitter: Emitter,
): Expression {
  if (typeof refusal !== 'object') return str(refusal);
  return told(timely(name, sourceOf(refusal)), about, emitter);
}

/** Calls what tells the message of a live schema or action. */
function told(
  live: Expression,
  { variable, called }: About,
  emitter: Emitter,
  ...key: readonly Expression[]
): Expression {
  const teller = emitter.constant(call(`${PURE} messageFrom`, live), nameFor('messageOf', called));
  return call(teller, variable, ...key);
}
