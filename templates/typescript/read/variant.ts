import type { AnyOfIr } from '../../../generator/ir/schema-ir.js';
import { call } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { chooseOption, isDiscriminated } from './choose-option.js';
import type { Emitter, Place } from './emitter.js';
import { messageOf } from './message.js';
import { tryOptions } from './try-options.js';
import { optionsOf } from './variant-options.js';

/**
 * Reads a variant. If every option lists its own values for the key, the value selects the option.
 * Otherwise the options are tried as valibot tries them.
 */
export function variant(schema: AnyOfIr, place: Place, emitter: Emitter): readonly Statement[] {
  const key = schema.discriminator ?? '';
  const options = optionsOf(schema, [key], emitter);
  const refuse = line('return ', call('wrongType', 'report', messageOf(schema, place, emitter)));
  return [
    when(`typeof value !== 'object' || value === null`, [refuse]),
    ...(isDiscriminated(options)
      ? chooseOption(schema, options, place, emitter)
      : tryOptions(schema, options, place, emitter)),
  ];
}
