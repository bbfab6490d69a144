import type { ModelDefinition } from '../../src/model/model.js';
import type { Complaint, Place } from '../diagnostics/diagnostic.js';
import type { DefinitionIr } from '../ir/schema-ir.js';

/** What lowering a schema needs to know of its surroundings. */
export interface LoweringContext {
  readonly owner: ModelDefinition;
  readonly place: Required<Pick<Place, 'file' | 'model' | 'field'>>;
  /** What the model's lazy schemas got so far, by the live schema. */
  readonly definitions: Map<object, DefinitionIr>;
  readonly report: (complaint: Complaint) => void;
}
