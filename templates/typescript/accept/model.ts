import type { ModelIr } from '../../../generator/ir/program-ir.js';
import { isOpen } from '../../../generator/ir/writers.js';
import { call } from '../../expression.js';
import { block, line, linesOf, refuseIf, type Statement } from '../../statement.js';
import { ownRead } from '../key-reads.js';
import { functionText, unnamedFunction } from '../module/function-text.js';
import { commentOf } from '../module/header.js';
import { namesIn } from '../module/imports.js';
import { acceptFunctionOf, readFunctionOf } from '../module/names.js';
import { IS_CREATE } from '../read/emitter.js';
import { writersOfKey } from '../read/keys.js';
import { forEachKey } from '../read/model.js';
import type { Checker } from './checker.js';
import { fieldOf } from './field.js';

/**
 * The compiled check of a model, for every shape and role. It answers what the parser would,
 * without making an output or issues. Rare cases are left to the parser.
 */
export function acceptFunction(model: ModelIr, checker: Checker): string {
  const lines = linesOf(bodyOf(model, checker), 2);
  const comment = commentOf('For generated code: whether `roles`, a bit each, may send an input.');
  const head = `export function ${acceptFunctionOf(model.name)}`;
  const declared = ['input: unknown', 'roles: number', 'shape: Shape'];
  return `${comment}\n${functionText(head, declared, 'boolean', lines)}`;
}

function bodyOf(model: ModelIr, checker: Checker): readonly Statement[] {
  const [first] = model.properties.filter(isOpen);
  if (first === undefined) return [asksParser(model)];
  const checked = forEachKey(model, (property) => fieldOf({ model, property }, checker));
  const isAsked = namesIn(linesOf(checked, 2).join('\n')).has('isCreate');
  return [
    'if (!isObject(input)) return false;',
    line('let value: unknown = ', ownRead('input', first.key)),
    'if (!isPlain(input)) return false;',
    ...(isAsked ? [IS_CREATE] : []),
    'let known = 0;',
    ...checked,
    `return known === countKeys(input) || ${oddFunction(model, checker)}(input, roles, shape);`,
  ];
}

/**
 * Handles an input with more keys than were read. If none of them is refused, the input is odd
 * enough to ask the parser.
 */
function oddFunction(model: ModelIr, { readers }: Checker): string {
  const writers = writersOfKey(model, readers);
  const body = [
    ...(namesIn(writers).has('isCreate') ? [IS_CREATE] : []),
    block('for (const key in input)', [
      refuseIf(`((${writers} ?? 0) & roles) === 0 && isSent(input, key)`),
    ]),
    asksParser(model),
  ];
  const declared = ['input: KeyedObject', 'roles: number', 'shape: Shape'];
  return readers.declare(
    ACCEPTS_ODD,
    unnamedFunction(ACCEPTS_ODD, declared, 'boolean', linesOf(body, 2)),
    ODD,
  );
}

const ACCEPTS_ODD = 'acceptsOdd';

const ODD = commentOf(
  'For an input with more keys than were read: if none is refused, the parser decides.',
);

const asksParser = (model: ModelIr): Statement =>
  line('return ', call('accepts', readFunctionOf(model.name), 'input', 'roles', 'shape'));
