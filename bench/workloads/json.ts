import { randomFrom } from './random.js';
import { user } from './user.js';
import { INPUTS, type Task, type Workload } from './workload.js';

/** An address book with `size` addresses and readings. */
function addressBook(random: () => number, size: number) {
  const owner = user(random);
  const [address] = owner.addresses;
  return {
    owner: { ...owner, bio: BIOS[Math.floor(random() * BIOS.length)]! },
    addresses: Array.from({ length: size }, () => ({ ...address, zip: random().toFixed(9) })),
    readings: Array.from({ length: size }, random),
  };
}

const BIOS = ['Line one\nLine "two"\n', 'Straße, 東京, 😀 and more', 'alpha bravo charlie'];

function texts(size: number, count: number, indent?: number): string[] {
  const random = randomFrom(1);
  const made = Array.from({ length: count }, () =>
    JSON.stringify(addressBook(random, size), undefined, indent),
  );
  return Array.from({ length: INPUTS }, (_, index) => made[index % count]!);
}

const small = texts(0, INPUTS);
const large = texts(1000, 3);
const indented = texts(1000, 3, 2);

const bytesOf = (list: readonly string[]): Uint8Array[] =>
  list.map((text) => new TextEncoder().encode(text));

const task = (name: string, inputs: readonly unknown[]): Task => ({ name, call: 'parse', inputs });

export const jsonWorkload: Workload = {
  tasks: [
    task('small text', small),
    task('small bytes', bytesOf(small)),
    task('large text', large),
    task('large bytes', bytesOf(large)),
    task('indented text', indented),
  ],
  vector: [...small, large[0]!, indented[0]!].map((text) => ({
    name: 'valid',
    input: text,
    expected: { accepted: true, output: JSON.parse(text) },
  })),
  hostile: [],
};
