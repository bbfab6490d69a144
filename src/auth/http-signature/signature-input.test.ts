import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSignatureInput } from './signature-input.js';

const COVERED = '("@method" "@target-uri" "content-digest")';
const GOOD = ';created=1618884473;keyid="k1";nonce="0123456789abcdef"';

describe('is read:', () => {
  test('what is covered, when, by whom', () => {
    expect(
      readSignatureInput(`sig1=${COVERED}${GOOD};alg="hmac-sha256";expires=1618884773`),
    ).toEqual({
      components: ['@method', '@target-uri', 'content-digest'],
      timestamp: 1618884473,
      expires: 1618884773,
      keyId: 'k1',
      nonce: '0123456789abcdef',
    });
  });

  test.each([
    `sig1=()${GOOD}`,
    `*=${COVERED}${GOOD}`,
    `sig1=(  "@method"   "date" )${GOOD}`,
    `sig1=("@authority" "@path" "@query" "@scheme")${GOOD}`,
    `sig1=${COVERED}${GOOD};tag="app"`,
    `sig1=${COVERED}; created=1;  keyid="";keyid="k\\"1";nonce="0123456789abcdef"`,
  ])('%s', (header) => {
    expect(readSignatureInput(header)).toBeDefined();
  });
});

describe('is refused:', () => {
  const with_ = (parameters: string): string => `sig1=${COVERED}${parameters}`;
  test.each([
    ['nothing', ''],
    ['no list', `sig1="@method"${GOOD}`],
    ['no value', `sig1${GOOD}`],
    ['two signatures', `sig1=${COVERED}${GOOD}, sig2=${COVERED}${GOOD}`],
    ['a comma after it', `sig1=${COVERED}${GOOD},`],
    ['more after it', `sig1=${COVERED}${GOOD} x`],
    ['a list without end', `sig1=("@method"${GOOD}`],
    ['a part that is no text', `sig1=(@method)${GOOD}`],
    ['a part that is a token', `sig1=(method)${GOOD}`],
    ['a part in upper case', `sig1=("Date")${GOOD}`],
    ['a part with a space', `sig1=("content digest")${GOOD}`],
    ['an empty part', `sig1=("")${GOOD}`],
    ['a part twice', `sig1=("@method" "@method")${GOOD}`],
    ['the method of another message', `sig1=("@method";req)${GOOD}`],
    ['a member of a field', `sig1=("content-digest";key="sha-256")${GOOD}`],
    ['a field in another form', `sig1=("content-digest";sf)${GOOD}`],
    ['a field as bytes', `sig1=("content-digest";bs)${GOOD}`],
    ['a trailer', `sig1=("content-digest";tr)${GOOD}`],
    ['a query parameter', `sig1=("@query-param";name="a")${GOOD}`],
    ['a request target', `sig1=("@request-target")${GOOD}`],
    ['a status', `sig1=("@status")${GOOD}`],
    ['its own parameters', `sig1=("@signature-params")${GOOD}`],
    ['no time', with_(';keyid="k1";nonce="0123456789abcdef"')],
    ['a time that is a text', with_(GOOD.replace('1618884473', '"1618884473"'))],
    ['a time with a fraction', with_(GOOD.replace('1618884473', '1618884473.5'))],
    ['a time before all', with_(GOOD.replace('1618884473', '-1'))],
    ['a time that is a date', with_(GOOD.replace('1618884473', '@1618884473'))],
    ['an end that is none', with_(`${GOOD};expires="x"`)],
    ['an end that is only named', with_(`${GOOD};expires`)],
    ['no key', with_(';created=1;nonce="0123456789abcdef"')],
    ['an empty key', with_(';created=1;keyid="";nonce="0123456789abcdef"')],
    ['a key that is a token', with_(';created=1;keyid=k1;nonce="0123456789abcdef"')],
    [
      'a key that is too long',
      with_(`;created=1;keyid="${'k'.repeat(257)}";nonce="0123456789abcdef"`),
    ],
    ['no nonce', with_(';created=1;keyid="k1"')],
    ['a nonce that is too short', with_(';created=1;keyid="k1";nonce="0123456789abcde"')],
    ['a nonce that is too long', with_(`;created=1;keyid="k1";nonce="${'n'.repeat(129)}"`)],
    ['a nonce of bytes', with_(';created=1;keyid="k1";nonce=:MDEyMzQ1Njc4OWFiY2RlZg==:')],
    ['another algorithm', with_(`${GOOD};alg="rsa-pss-sha512"`)],
    ['an algorithm that is a token', with_(`${GOOD};alg=hmac-sha256`)],
    ['no algorithm', with_(`${GOOD};alg=""`)],
  ])('%s', (_, header) => {
    expect(readSignatureInput(header)).toBeUndefined();
  });
});

test('whatever the header, nothing is thrown', () => {
  const piece = fc.constantFrom(
    'sig',
    '=',
    '(',
    ')',
    '"@method"',
    ';',
    'created',
    '=1',
    ',',
    ' ',
    ':',
    '?1',
    '"',
    '\\',
  );
  const header = fc.oneof(
    fc.string(),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  fc.assert(fc.property(header, (text) => void readSignatureInput(text)));
});
