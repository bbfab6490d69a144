import type { FieldPlace } from '../../src/model/problems/field-place.js';
import type { ModelDefinition } from '../../src/model/model.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import type { DefinitionIr } from '../ir/schema-ir.js';

/** What lowering needs to know about a schema's surroundings. */
export interface LoweringContext {
  readonly owner: ModelDefinition;
  readonly place: FieldInFile;
  /** The definitions of the model so far, by their live schema. */
  readonly definitions: Map<object, DefinitionIr>;
  /** The schemas that are printed once, because they are used often. */
  readonly oftenUsed: ReadonlySet<object>;
  /** How many enclosing objects have getters as entries. */
  readonly getterDepth?: number;
  readonly report: (complaint: Complaint) => void;
}

/** A field and the file that declares its model. */
export interface FieldInFile extends FieldPlace {
  readonly file: string;
}
