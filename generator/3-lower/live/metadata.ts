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
  const examples = examplesOf(schema);
  return {
    title: textOf(v.getTitle(schema)) ?? inner.title,
    description: textOf(v.getDescription(schema)) ?? inner.description,
    examples: examples.length > 0 ? examples.flatMap(asJson) : inner.examples,
  };
}

/** The words that are there. */
export function described(
  title?: unknown,
  description?: unknown,
): { title?: string; description?: string } {
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
  };
}

/** Valibot takes anything for words from who writes no types. */
const textOf = (words: unknown): string | undefined =>
  typeof words === 'string' ? words : undefined;

function examplesOf(schema: v.GenericSchema<unknown>): readonly unknown[] {
  try {
    return v.getExamples(schema);
  } catch {
    return []; // they are no list
  }
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
