import * as crypto from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { hashOfNobody, hashPassword, verifyPassword } from './password-hash.js';
import { USUAL_COST } from './scrypt-cost.js';

vi.mock('node:crypto', { spy: true });

/** Real hashes take a second each. */
const CHEAP = { ln: 4, r: 8, p: 1 };

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

test('is scrypt: RFC 7914, section 12', async () => {
  const hash = Buffer.from(
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
      'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    'hex',
  );
  const phc = `$scrypt$ln=14,r=8,p=1$${unpadded(Buffer.from('SodiumChloride'))}$${unpadded(hash)}`;
  expect(await verifyPassword('pleaseletmein', phc)).toBe(true);
  expect(await verifyPassword('pleaseletmeim', phc)).toBe(false);
});

test('costs what the hash says, not what is usual', async () => {
  const salt = Buffer.alloc(16, 1);
  const hash = crypto.scryptSync('x', salt, 32, { N: 2 ** 5, r: 4, p: 2 });
  const phc = `$scrypt$ln=5,r=4,p=2$${unpadded(salt)}$${unpadded(hash)}`;
  expect(await verifyPassword('x', phc)).toBe(true);
});

test('is what Bun derives, which says `undefined` where Node says `null`', async () => {
  const derived = Buffer.alloc(32, 1);
  vi.mocked(crypto.scrypt).mockImplementationOnce((...[, , , , done]) => {
    done(undefined as unknown as null, derived);
  });
  expect(await hashPassword('x', CHEAP)).toContain(`$${unpadded(derived)}`);
});

test('is thrown if it can not be derived', async () => {
  const failure = new Error('out of memory');
  vi.mocked(crypto.scrypt).mockImplementationOnce((...[, , , , done]) => {
    done(failure, Buffer.alloc(0));
  });
  await expect(hashPassword('x', CHEAP)).rejects.toBe(failure);
});

describe('a password', () => {
  test('is the one of its hash, and no other is', async () => {
    const hash = await hashPassword('pass:word', CHEAP);
    expect(await verifyPassword('pass:word', hash)).toBe(true);
    for (const other of ['', 'pass', 'pass:word ', 'PASS:WORD', 'pass:word\u0000']) {
      expect(await verifyPassword(other, hash)).toBe(false);
    }
  });

  test('has another hash each time', async () => {
    expect(await hashPassword('x', CHEAP)).not.toBe(await hashPassword('x', CHEAP));
  });

  test('costs 96 MiB of work by default', async () => {
    const hash = await hashPassword('x');
    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(USUAL_COST.p * 128 * USUAL_COST.r * 2 ** USUAL_COST.ln).toBe(96 * 2 ** 20);
  });

  test('is the same in each Unicode form', async () => {
    const hash = await hashPassword('caf\u00e9', CHEAP);
    expect(await verifyPassword('cafe\u0301', hash)).toBe(true);
  });

  test('has no NUL', async () => {
    await expect(hashPassword('x\u0000', CHEAP)).rejects.toThrow(RangeError);
  });

  test('has at most 1024 bytes', async () => {
    const longest = 'ü'.repeat(512);
    const hash = await hashPassword(longest, CHEAP);
    expect(await verifyPassword(longest, hash)).toBe(true);
    for (const longer of [`${longest}x`, 'x'.repeat(1025), 'x'.repeat(10_000_000)]) {
      await expect(hashPassword(longer, CHEAP)).rejects.toThrow(RangeError);
      expect(await verifyPassword(longer, hash)).toBe(false);
    }
  });
});

describe('no password has', () => {
  const hash = `${'A'.repeat(22)}$${'A'.repeat(43)}`;
  test.each([
    '',
    'x',
    '$scrypt$',
    `$scrypt$ln=0,r=8,p=1$${hash}`,
    `$scrypt$ln=4,r=0,p=1$${hash}`,
    `$scrypt$ln=4,r=8,p=0$${hash}`,
    `$scrypt$ln=30,r=8,p=1$${hash}`,
    `$scrypt$ln=99,r=99,p=99$${hash}`,
    `$scrypt$ln=-4,r=8,p=1$${hash}`,
    `$scrypt$r=8,ln=4,p=1$${hash}`,
    `$scrypt$ln=4,r=8,p=1$$`,
    `$scrypt$ln=4,r=8,p=1$${'A'.repeat(22)}$`,
    `$scrypt$ln=4,r=8,p=1$${'A'.repeat(13)}$${'A'.repeat(43)}`,
    `$scrypt$ln=4,r=8,p=1$${'A'.repeat(22)}$${'A'.repeat(25)}`,
    `$argon2id$v=19$m=65536,t=2,p=1$${hash}`,
    `${'$2b$10$'}${'A'.repeat(53)}`,
    ` $scrypt$ln=4,r=8,p=1$${hash}`,
    `$scrypt$ln=4,r=8,p=1$${hash}\n`,
  ])('a hash like %j', async (bad) => {
    expect(await verifyPassword('x', bad)).toBe(false);
    expect(await verifyPassword('', bad)).toBe(false);
  });

  test("nobody's hash", async () => {
    const nobodys = hashOfNobody(CHEAP);
    expect(nobodys).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$/);
    expect(await verifyPassword('', nobodys)).toBe(false);
  });
});

test.each([
  { ln: 0, r: 8, p: 1 },
  { ln: 4.5, r: 8, p: 1 },
  { ln: Number.NaN, r: 8, p: 1 },
  { ln: 20, r: 8, p: 1 },
  { ln: 4, r: 8, p: 100 },
])('a cost is refused: %j', async (cost) => {
  await expect(hashPassword('x', cost)).rejects.toThrow(RangeError);
});
