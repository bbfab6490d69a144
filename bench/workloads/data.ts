import { integer, pick, randomFrom } from './random.js';
import { accepted, fromJson, INPUTS, refused, type Case, type Workload } from './workload.js';

/** The object of the public typescript-runtime-type-benchmarks, with varying values. */
function data(random: () => number) {
  return {
    number: integer(random, 1, 100),
    negNumber: -integer(random, 1, 100),
    maxNumber: Number.MAX_VALUE,
    string: pick(random, ['string', 'text', 'word']),
    longString: 'Lorem ipsum dolor sit amet, '.repeat(integer(random, 40, 60)),
    boolean: random() < 0.5,
    deeplyNested: {
      foo: pick(random, ['bar', 'baz']),
      num: random(),
      bool: random() < 0.5,
    },
  };
}

const random = randomFrom(1);
const inputs: unknown[] = Array.from({ length: INPUTS }, () => fromJson(data(random)));

export const dataWorkload: Workload = {
  tasks: [
    { name: 'parseStrict', call: 'parse', inputs },
    { name: 'assertStrict', call: 'assert', inputs },
  ],
  vector: [...inputs.map((input) => accepted('valid', input)), ...mistakes(data(randomFrom(2)))],
  hostile: [],
};

/** The inputs that the public benchmark requires to be refused. */
function mistakes(body: ReturnType<typeof data>): Case[] {
  const { number: _, ...incomplete } = body;
  const { deeplyNested } = body;
  return [
    refused('a wrong type', { ...body, number: 'foo' }),
    refused('an unknown key', { ...body, extraAttribute: true }),
    refused('an unknown key inside', {
      ...body,
      deeplyNested: { ...deeplyNested, extraDeepAttribute: true },
    }),
    refused('a missing key', incomplete),
  ];
}
