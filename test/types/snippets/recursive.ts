/** A model that holds itself: valibot asks for the type of the record, `DtoOf` for the model's grants. */
import type { DtoOf, RecordOf } from 'gen-dtos';
import * as v from 'valibot';
import { field, model } from '../model.js';

interface Reply {
  id: string;
  text: string;
  replies: Reply[];
  pinned: Reply | null;
  answered?: Reply | undefined;
}
interface ReplySchema extends v.GenericSchema<Reply> {
  readonly '~model': (typeof ReplyModel)['~model'];
}
const ReplyModel = model('Reply', {
  id: field(v.string()), // server-controlled
  text: field(v.string(), { writableBy: ['owner'] }),
  replies: field(v.array(v.lazy((): ReplySchema => ReplyModel)), { writableBy: ['owner'] }),
  pinned: field(v.nullable(v.lazy((): ReplySchema => ReplyModel)), { writableBy: ['owner'] }),
  answered: field(v.optional(v.lazy((): ReplySchema => ReplyModel)), { writableBy: ['owner'] }),
});
declare function update(dto: DtoOf<typeof ReplyModel, 'update', 'owner'>): void;
declare const stored: RecordOf<typeof ReplyModel>;

const leaf = { text: 'a', pinned: null, replies: [] };

update({ replies: [{ ...leaf, id: '1' }] }); // refused: server-controlled, one level down
update({ replies: [leaf] }); // accepted: the owner's keys

update({ replies: [{ ...leaf, replies: [{ ...leaf, id: '1' }] }] }); // refused: server-controlled, two levels down
update({ replies: [{ ...leaf, pinned: leaf, replies: [leaf] }] }); // accepted: the owner's keys

update({ pinned: { answered: { pinned: { id: '1' } } } }); // refused: server-controlled, three levels down
update({ pinned: { answered: { pinned: { text: 'a' } } } }); // accepted: a part, for a lazy schema is no container

update({ replies: [{ text: 'a' }] }); // refused: an array is written whole
update({ answered: { text: 'a' } }); // accepted: what is in no array is not

update({ pinned: stored.pinned }); // refused: a record as it is stored
update({ pinned: stored.pinned && { text: stored.pinned.text } }); // accepted: a key of it

export const number: number = stored.replies[0]!.pinned!.id; // refused: not the type of the field
export const text: string = stored.replies[0]!.pinned!.id; // accepted: its type

// Two models that hold each other.
interface Post {
  body: string;
  score: number;
  thread?: Thread | undefined;
}
interface Thread {
  title: string;
  locked: boolean;
  posts: Map<string, Post>;
}
interface PostSchema extends v.GenericSchema<Post> {
  readonly '~model': (typeof PostModel)['~model'];
}
interface ThreadSchema extends v.GenericSchema<Thread> {
  readonly '~model': (typeof ThreadModel)['~model'];
}
const PostModel = model('Post', {
  body: field(v.string(), { writableBy: ['owner'] }),
  score: field(v.number()), // server-controlled
  thread: field(v.optional(v.lazy((): ThreadSchema => ThreadModel)), { writableBy: ['owner'] }),
});
const ThreadModel = model('Thread', {
  title: field(v.string(), { writableBy: ['owner'] }),
  locked: field(v.boolean()), // server-controlled
  posts: field(
    v.map(
      v.string(),
      v.lazy((): PostSchema => PostModel),
    ),
    { writableBy: ['owner'] },
  ),
});
declare function updateThread(dto: DtoOf<typeof ThreadModel, 'update', 'owner'>): void;
declare function updatePost(dto: DtoOf<typeof PostModel, 'update', 'owner'>): void;

updateThread({ posts: new Map([['1', { body: 'a', score: 1 }]]) }); // refused: server-controlled, in the other model
updateThread({ posts: new Map([['1', { body: 'a' }]]) }); // accepted: the owner's keys

updatePost({ thread: { title: 'a', locked: true } }); // refused: server-controlled, in the other model
updatePost({ thread: { title: 'a' } }); // accepted: the owner's keys

const posts = new Map();
const deep = new Map([['1', { body: 'a', thread: { title: 'b', posts, locked: true } }]]);
updatePost({ thread: { posts: deep } }); // refused: server-controlled, three models down
const deepWell = new Map([['1', { body: 'a', thread: { title: 'b', posts } }]]);
updatePost({ thread: { posts: deepWell } }); // accepted: the owner's keys

export const toReply = v.lazy((): ReplySchema => ThreadModel); // refused: another model than the one that is promised
export const toThread = v.lazy((): ThreadSchema => ThreadModel); // accepted: that one
