import { LOSSES, lossOf } from '../json/lost-number.js';
import type { TextTakes } from './form-place.js';
import { instantOf } from './instant.js';

/** The value of a text, or why the text is refused. */
export type TextValue = { readonly value: unknown } | { readonly refusal: string };

/**
 * Converts a text where the Dto takes no text. A text that cannot be converted stays as it is, and
 * the parser refuses it in its own words.
 */
export function textValue(text: string, takes: TextTakes): TextValue {
  if (takes.text) return { value: text };
  const boolean = takes.boolean ? BOOLEANS.get(text) : undefined;
  if (boolean !== undefined) return { value: boolean };
  if (takes.number && isNumber(text)) return numberValue(text, takes);
  if (takes.bigint && isInteger(text)) return { value: BigInt(text) };
  return { value: (takes.date ? instantOf(text) : undefined) ?? text };
}

/** Browsers send `on` for a checkbox that has no value of its own. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['on', true],
  ['false', false],
]);

function numberValue(text: string, takes: TextTakes): TextValue {
  const loss = lossOf(text);
  const isKept = loss === 'none' || (loss === 'integer' && !takes.integer);
  if (isKept) return { value: Number(text) };
  if (takes.bigint && isInteger(text)) return { value: BigInt(text) };
  return { refusal: LOSSES[loss] };
}

/** No honest number is longer, and converting a long one takes more than linear time. */
const MAX_LENGTH = 1_000;

const isNumber = (text: string): boolean => text.length <= MAX_LENGTH && NUMBER.test(text);

const isInteger = (text: string): boolean => text.length <= MAX_LENGTH && INTEGER.test(text);

/** A number as in JSON (RFC 8259, section 6): no spaces, no `+`, no `0x`, no `.5`. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const INTEGER = /^-?(?:0|[1-9]\d*)$/;
