import type { ModelIr, PropertyIr } from '../../../generator/ir/program-ir.js';
import { isOpen } from '../../../generator/ir/writers.js';
import { line, linesOf, when, type Statement } from '../../statement.js';
import { ownRead } from '../key-reads.js';
import { functionText } from '../module/function-text.js';
import { commentOf } from '../module/header.js';
import { namesIn } from '../module/imports.js';
import { readFunctionOf } from '../module/names.js';
import { whoWrites } from '../who-writes.js';
import { IS_CREATE, type Emitter } from './emitter.js';
import { fieldOf, granted } from './field.js';
import { refuseKeys } from './keys.js';
import { outputOf } from './output.js';

/**
 * The compiled parser of a model, for every shape and role. It reads each writable key once and
 * counts the keys it has seen. If the input has more, it looks for those to refuse.
 */
export function readFunction(model: ModelIr, emitter: Emitter): string {
  const open = model.properties.filter(isOpen);
  const output = outputOf(model, emitter);
  const fields = forEachKey(model, (property) => fieldOf({ model, property, output }, emitter));
  const body = [...fields, ...refuseKeys(model, emitter), ...output.made];
  const lines = linesOf(body, 2);
  const names = namesIn(lines.join('\n'));
  const [first] = open;
  const setUp: readonly Statement[] = [
    'if (!isObject(input)) return notObject(report);',
    ...(first ? [line('let value: unknown = ', ownRead('input', first.key))] : []),
    'if (!isPlain(input)) return notObject(report);',
    ...(names.has('isCreate') ? [IS_CREATE] : []),
    ...output.declared,
    ...(first ? ['let known = 0;'] : []),
    ...(names.has('before') ? ['let before: number;'] : []),
  ];
  const comment = commentOf(
    'For generated code: reads what `roles`, a bit each, may send. Refusals go to the report.',
  );
  const isShaped = names.has('shape') || names.has('isCreate');
  const shape = isShaped ? `shape: Shape = 'create'` : '_shape?: Shape';
  const roles = names.has('roles') ? 'roles: number' : '_roles: number';
  const declared = ['input: unknown', 'report: Report', roles, shape];
  const head = `export function ${readFunctionOf(model.name)}`;
  const whole = [...linesOf(setUp, 2), ...lines];
  return `${comment}\n${functionText(head, declared, 'unknown', whole)}`;
}

/** For each writable key: reads it if the roles may write it, then runs the given statements. */
export function forEachKey(
  model: ModelIr,
  done: (property: PropertyIr) => readonly Statement[],
): readonly Statement[] {
  const open = model.properties.filter(isOpen);
  const fields = open.map((property, index) => ({
    comment: whoWrites(model, property),
    granted: granted(property.writers),
    // The first key is read earlier, which tells V8 what kind of object the input is.
    statements: [
      ...(index > 0 ? [line('value = ', ownRead('input', property.key))] : []),
      ...done(property),
    ],
  }));
  return grouped(fields);
}

/** The statements for a field, who may write it as a comment, and the condition for that. */
interface ReadField {
  readonly comment: string;
  readonly granted: string;
  readonly statements: readonly Statement[];
}

/** Neighbouring fields that the same roles may write share one condition. */
function grouped(fields: readonly ReadField[]): readonly Statement[] {
  const groups: ReadField[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last?.granted !== field.granted || last.comment !== field.comment) groups.push(field);
    else groups.splice(-1, 1, { ...last, statements: [...last.statements, ...field.statements] });
  }
  return groups.flatMap(({ comment, granted: condition, statements }) => [
    `// ${comment}`,
    when(condition, statements),
  ]);
}
