import type { JsonSchema } from '../../runtime/json-schema/json-schema.js';

/** Texts of the length and pattern that a schema asks for, likely ones first. */
export function sampleTexts(schema: JsonSchema): string[] {
  const { format, pattern, minLength, maxLength } = schema;
  const least = typeof minLength === 'number' ? minLength : 0;
  const most = typeof maxLength === 'number' ? maxLength : Infinity;
  const first = typeof format === 'string' ? TEXTS.get(format) : undefined;
  const texts = [...(first === undefined ? [] : [first]), ...TEXTS.values()];
  const isMatch = matcherOf(pattern);
  return texts
    .flatMap((text) => [text, text.repeat(Math.ceil(least / text.length)), text.slice(0, most)])
    .filter((text) => text.length >= least && text.length <= most && isMatch(text));
}

function matcherOf(pattern: unknown): (text: string) => boolean {
  if (typeof pattern !== 'string') return () => true;
  const expression = new RegExp(pattern, 'u');
  return (text) => expression.test(text);
}

/** Sample texts, by their format in JSON Schema or by what they are. */
const TEXTS: ReadonlyMap<string, string> = new Map([
  ['text', 'sample'],
  ['capitals', 'SAMPLE'],
  ['sentence', 'A sample of a text'],
  ['two capitals', 'NL'],
  ['snake case', 'sample_text'],
  ['kebab case', 'sample-text'],
  ['letter', 'a'],
  ['digit', '1'],
  ['digits', '12345678'],
  ['postal code', '1000'],
  ['decimal', '12.50'],
  ['email', 'sample@example.com'],
  ['uuid', '01890a5d-ac96-474b-9a4c-4d6a1c2e3f40'],
  ['uri', 'https://example.com/sample'],
  ['date', '2026-01-31'],
  ['date-time', '2026-01-31T12:00:00.000Z'],
  ['seconds', '2026-01-31T12:00:00Z'],
  ['minutes', '2026-01-31T12:00'],
  ['time', '12:00:00'],
  ['time of day', '12:00'],
  ['week', '2026-W05'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['mac', '00:00:5e:00:53:01'],
  ['host', 'example.com'],
  ['language', 'en-US'],
  ['telephone', '+31201234567'],
  ['colour', '#aabbcc'],
  ['hexadecimal', 'deadbeef'],
  ['base64', 'c2FtcGxl'],
  ['ulid', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
  ['password', 'Sample-passw0rd!'],
  ['emoji', '🙂'],
]);
