import * as v from 'valibot';

/** What a schema says about itself in documents. */
export interface Metadata {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly examples?: readonly unknown[] | undefined;
}

/** The metadata of a schema; what it lacks comes from the schema that it wraps. */
export function metadataOf(schema: v.GenericSchema<unknown>): Metadata {
  const wrapped = (schema as { wrapped?: v.GenericSchema<unknown> }).wrapped;
  const inner: Metadata = wrapped ? metadataOf(wrapped) : {};
  const examples = examplesOf(schema);
  return {
    title: textOf(v.getTitle(schema)) ?? inner.title,
    description: textOf(v.getDescription(schema)) ?? inner.description,
    examples: examples.length > 0 ? examples.flatMap(asJson) : inner.examples,
  };
}

/** Title and description, without those that are missing. */
export function described(
  title?: unknown,
  description?: unknown,
): { title?: string; description?: string } {
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
  };
}

/** In JavaScript, valibot accepts anything as a title or description. */
const textOf = (words: unknown): string | undefined =>
  typeof words === 'string' ? words : undefined;

function examplesOf(schema: v.GenericSchema<unknown>): readonly unknown[] {
  try {
    return v.getExamples(schema);
  } catch {
    return []; // not a list
  }
}

/** Examples go into documents, so each is turned into JSON. */
function asJson(value: unknown): unknown[] {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? [] : [JSON.parse(text)];
  } catch {
    return [];
  }
}
