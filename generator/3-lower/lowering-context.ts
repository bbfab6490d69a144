import type { FieldPlace } from '../../src/model/problems/field-place.js';
import type { ModelDefinition } from '../../src/model/model.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import type { DefinitionIr } from '../ir/schema-ir.js';

/** What lowering a schema needs to know of its surroundings. */
export interface LoweringContext {
  readonly owner: ModelDefinition;
  readonly place: FieldInFile;
  /** What the model's lazy schemas got so far, by the live schema. */
  readonly definitions: Map<object, DefinitionIr>;
  /** How many objects around it have entries that are made when they are asked for. */
  readonly gotten?: number;
  readonly report: (complaint: Complaint) => void;
}

/** A field, and the file that declares its model. */
export interface FieldInFile extends FieldPlace {
  readonly file: string;
}
