import * as v from 'valibot';

/** What a schema says of itself for the documents. */
export interface Metadata {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly examples?: readonly unknown[] | undefined;
}

/** The metadata of a schema, or else of the one that it wraps. */
export function metadataOf(schema: v.GenericSchema<unknown>): Metadata {
  const wrapped = (schema as { wrapped?: v.GenericSchema<unknown> }).wrapped;
  const inner: Metadata = wrapped ? metadataOf(wrapped) : {};
  const examples = v.getExamples(schema);
  return {
    title: v.getTitle(schema) ?? inner.title,
    description: v.getDescription(schema) ?? inner.description,
    examples: examples.length > 0 ? examples.flatMap(asJson) : inner.examples,
  };
}

/** The words that are there. */
export function described(
  title?: string,
  description?: string,
): { title?: string; description?: string } {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
}

/** Examples go into documents, so each is what JSON makes of it. */
function asJson(value: unknown): unknown[] {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? [] : [JSON.parse(text)];
  } catch {
    return [];
  }
}
