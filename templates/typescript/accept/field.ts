import { presentSchema } from '../../../generator/ir/absence.js';
import type { ModelIr, PropertyIr } from '../../../generator/ir/program-ir.js';
import { linesOf, when, type Statement } from '../../statement.js';
import { absentRead } from '../key-reads.js';
import { namesIn } from '../module/imports.js';
import { IS_CREATE } from '../read/emitter.js';
import { check, defaultOf, fillIn, placeOf, unlessDeleted, whenAbsent } from '../read/field.js';
import { fill } from '../read/wrapper.js';
import { refuseUnlessRead, type Checker } from './checker.js';

/** A field of a model. */
interface Field {
  readonly model: ModelIr;
  readonly property: PropertyIr;
}

/** Counts the key if it was sent. Refuses a wrong value, and a missing key that is required. */
export function fieldOf(field: Field, checker: Checker): readonly Statement[] {
  const { property } = field;
  const isThere = `value !== ${absentRead(property.key)}`;
  const absent = whenAbsent(property, 'return false;', filledIn(field, checker));
  const checked = present(property, checker);
  const isValue = checked.length > 0 ? unlessDeleted(property) : undefined;
  const accepted = isValue ? [when(isValue, checked)] : checked;
  return [when(isThere, ['known++;', ...accepted], absent)];
}

/** Checks a value that was sent. Where roles may write different values, the reader decides. */
function present(property: PropertyIr, checker: Checker): readonly Statement[] {
  const { create, update } = property.writers;
  const isNarrowed = create.some.length > 0 || update.some.length > 0;
  return isNarrowed
    ? asked(property, check(property, checker.readers), checker)
    : checker.statements(presentSchema(property.schema), placeOf(property));
}

/** Checks what is filled in for a missing key, too; `undefined` if nothing is filled in. */
function filledIn(field: Field, checker: Checker): readonly Statement[] | undefined {
  const { property } = field;
  const { schema, defaulted, fallback } = property;
  if (!defaulted) return fallback ? [] : undefined;
  const value = defaultOf(schema);
  const simple =
    value?.kind === 'value'
      ? checker.conditions(presentSchema(schema), placeOf(property))
      : undefined;
  if (value === undefined || simple === undefined) {
    return asked(property, fillIn(field, [], checker.readers), checker);
  }
  return simple.length === 0 ? [] : [fill(value, placeOf(property), checker.readers), ...simple];
}

/** Refuses a value if a parser function with these statements finds an issue. */
function asked(
  property: PropertyIr,
  statements: readonly Statement[],
  { readers }: Checker,
): readonly Statement[] {
  const names = namesIn(linesOf(statements, 2).join('\n'));
  const setUp = names.has('isCreate') ? [IS_CREATE] : [];
  const reader = readers.function([...setUp, ...statements, 'return value;'], property.key);
  return [refuseUnlessRead(reader, placeOf(property))];
}
