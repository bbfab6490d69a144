import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';

/** Names that Windows reserves for devices, with any extension, and those of our own files. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|index|openapi)$/i;

/** Models whose file could not exist on Windows, or would collide with one of our own. */
export function reservedNames(models: readonly LoadedModel[]): Complaint[] {
  return models
    .filter((model) => RESERVED.test(model.definition.name))
    .map((model) => ({
      code: 'model-name-reserved',
      message: `Model '${model.definition.name}' needs a file '${model.definition.name.toLowerCase()}.ts', but that name is reserved.`,
      help: 'Choose another name.',
      place: { file: model.file, model: model.definition.name },
    }));
}
