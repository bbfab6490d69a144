import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundaryIn, readMultipart } from './multipart.js';

const BOUNDARY = 'boundary-of-the-test-1234567890';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Names with texts, as browsers send them. */
const sent = (...parts: readonly (readonly [name: string, text: string])[]): string =>
  parts
    .map(
      ([name, text]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
    )
    .join('') + `--${BOUNDARY}--\r\n`;

const read = async (body: string | Uint8Array): Promise<unknown> => {
  const form = await readMultipart(typeof body === 'string' ? bytes(body) : body, BOUNDARY);
  return form && [...form.entries()];
};

test.each<[string | undefined, string | undefined]>([
  [undefined, undefined],
  ['boundary=x', 'x'],
  ['BOUNDARY="x"', 'x'],
  [`boundary=${'x'.repeat(70)}`, 'x'.repeat(70)],
  [`boundary=${'x'.repeat(71)}`, undefined],
  ['boundary=', undefined],
  ['boundary=""', undefined],
  ['boundary="x', undefined],
  ['boundary=x"', undefined],
  ['boundary=x y', undefined],
  ['boundary=x;', undefined],
  ['boundary=x, y', undefined],
  ['boundary=x\n', undefined],
  ['boundary=é', undefined],
  ['boundary =x', undefined],
  ['xboundary=x', undefined],
])('the boundary in %j is %j', (parameter, boundary) => {
  expect(boundaryIn(parameter)).toBe(boundary);
});

describe('a body', () => {
  test('is read in its order, what is sent twice twice', async () => {
    const pairs = [
      ['a', '1'],
      ['b', ''],
      ['a', 'zwei\r\n--\r\n'],
    ] as const;
    expect(await read(sent(...pairs))).toEqual(pairs);
  });

  test('may be empty, and end without a line', async () => {
    expect(await read(`--${BOUNDARY}--`)).toEqual([]);
    expect(await read(sent(['a', '1']).trimEnd())).toEqual([['a', '1']]);
  });

  test('that ends twice is none, whatever a lenient parser finds behind', async () => {
    expect(await read(sent(['a', '1']) + sent(['is_admin', 'true']))).toBeUndefined();
  });

  test('that holds U+FFFD is one where that was sent', async () => {
    expect(await read(sent(['a', '\ufffd']))).toEqual([['a', '\ufffd']]);
    const [before = '', after = ''] = sent(['a', '|']).split('|');
    const broken = [...bytes(before), 0xff, ...bytes(after)];
    expect(await read(Uint8Array.from(broken))).toBeUndefined();
  });

  test('may hold a file of any bytes beside texts', async () => {
    const file = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\n`;
    const body = [...bytes(file), 0xff, 0xfe, ...bytes(`\r\n${sent(['a', 'b'])}`)];
    const [[, blob], text] = (await read(Uint8Array.from(body))) as [[string, File], unknown];
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(Uint8Array.of(0xff, 0xfe));
    expect(text).toEqual(['a', 'b']);
  });

  test('of another boundary is none, and without one nothing is', async () => {
    expect(
      await readMultipart(bytes(sent(['a', '1'])), 'boundary-of-the-test-123'),
    ).toBeUndefined();
    expect(await readMultipart(bytes(sent(['a', '1'])), undefined)).toBeUndefined();
  });
});

// A failure prints its seed.
test('what FormData sends is read as it was', async () => {
  const text = fc.string({ unit: 'grapheme-ascii' });
  const name = fc.string({
    minLength: 1,
    unit: fc.constantFrom('a', '[', ']', '"', '%', ' ', 'ü', '👋'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, text), { maxLength: 5 }), async (pairs) => {
      const data = new FormData();
      for (const [key, value] of pairs) data.append(key, value);
      const request = new Request('http://a/', { method: 'POST', body: data });
      const [, parameter] = (request.headers.get('content-type') ?? '').split('; ');
      const body = new Uint8Array(await request.arrayBuffer());
      const form = await readMultipart(body, boundaryIn(parameter));
      expect(form && [...form.entries()]).toEqual(pairs);
    }),
    { numRuns: 300 },
  );
});

test('whatever is changed in it, it is read or it is none', async () => {
  const whole = bytes(sent(['a', '1'], ['b', '2']));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      async (changes) => {
        const body = Uint8Array.from(whole);
        for (const [index, byte] of changes) body[index] = byte;
        const form = await readMultipart(body, BOUNDARY);
        expect([...(form?.entries() ?? [])].length).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 1000 },
  );
});
