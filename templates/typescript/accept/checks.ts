import type { ProgramIr } from '../../../generator/ir/program-ir.js';
import { isRecursive } from '../../../generator/ir/recursive-models.js';
import type { AnyOfIr, SchemaIr, WrapperIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { call, flatten } from '../../expression.js';
import { when, type Statement } from '../../statement.js';
import { acceptFunctionOf } from '../module/names.js';
import { scalarsFail } from '../read/choice.js';
import type { Emitter, Place } from '../read/emitter.js';
import { isScalar } from '../read/scalar.js';
import { absence } from '../read/wrapper.js';
import { array } from './array.js';
import { refuse, refuseUnlessRead, type Checker } from './checker.js';
import { pipe } from './pipe.js';
import { scalarFails } from './scalar.js';

/** Checks values with conditions where that is enough, and with their readers where it is not. */
export class Checks implements Checker {
  readonly readers: Emitter;
  readonly #program: ProgramIr;

  constructor(readers: Emitter, program: ProgramIr) {
    this.readers = readers;
    this.#program = program;
  }

  statements(schema: SchemaIr, place: Place): readonly Statement[] {
    const conditions = this.conditions(schema, place);
    return conditions ?? [refuseUnlessRead(this.readers.reader(schema, place), place)];
  }

  conditions(schema: SchemaIr, place: Place): readonly Statement[] | undefined {
    if (isScalar(schema)) return refuse(scalarFails(schema, place, this.readers));
    switch (schema.kind) {
      case 'wrapper':
        return this.#wrapper(schema, place);
      case 'pipe':
        return pipe(schema, place, this);
      case 'array':
        return array(schema, [], place, this);
      case 'anyOf':
        return this.#scalars(schema, place);
      case 'model':
        return this.#nested(schema.model, place);
      default:
        return undefined;
    }
  }

  #wrapper(schema: WrapperIr, place: Place): readonly Statement[] | undefined {
    if (schema.default !== undefined) return undefined;
    const inner = this.conditions(schema.schema, place);
    const absent = absence(schema, place);
    if (inner === undefined || inner.length === 0 || absent === undefined) return inner;
    return [when(absent.fails, inner)];
  }

  #scalars(schema: AnyOfIr, place: Place): readonly Statement[] | undefined {
    const fails = scalarsFail(schema, place, this.readers);
    return fails === undefined ? undefined : refuse([fails]);
  }

  /**
   * A call of a nested model's check. A recursive model is left to its reader, which limits the
   * depth.
   */
  #nested(model: string, { variable, shape }: Place): readonly Statement[] | undefined {
    if (isRecursive(this.readers.model(model), this.#program)) return undefined;
    const shaped = shape === 'same' ? 'shape' : str(shape);
    const accepted = call(acceptFunctionOf(model), variable, 'roles', shaped);
    return refuse([`!${flatten(accepted)}`]);
  }
}
