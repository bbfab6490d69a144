import type { AnyOfIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { when, type Statement } from '../../statement.js';
import { chooseOption, isTold } from './choose-option.js';
import type { Emitter, Place } from './emitter.js';
import { messageOf } from './scalar.js';
import { tryOptions } from './try-options.js';
import { optionsOf } from './variant-options.js';

/**
 * Options that are told apart by a key. Where it holds a value of a list in each of them, the value
 * chooses; else they are tried as valibot tries them.
 */
export function variant(schema: AnyOfIr, place: Place, emitter: Emitter): readonly Statement[] {
  const key = schema.discriminator ?? '';
  const options = optionsOf(schema, [key], emitter);
  const refuse = `return wrongType(report, ${str(messageOf(schema))});`;
  return [
    when(`typeof value !== 'object' || value === null`, [refuse]),
    ...(isTold(options)
      ? chooseOption(schema, options, place, emitter)
      : tryOptions(schema, options, place, emitter)),
  ];
}
