import { nth } from '../content/rng.ts';
import { CITIZENS } from './citizens.ts';
import { ENDINGS, REFUSED, type Refused, REPLIES, type TopicText, TOPICS, WITHDRAWN } from './topic-texts.ts';

/** Comments and replies under each topic. */
const COMMENTS = 24;
const REPLIED = 10;
/** Where among the comments one stands that is not shown, or not any more. */
const REFUSED_AT = 15;

/** A comment of a citizen, and what becomes of it. */
export interface PlannedComment {
  readonly citizen: number;
  readonly body: string;
  readonly refused: Refused | null;
  readonly withdrawn: boolean;
  readonly shownAs: 'full' | 'masked';
}

/** A reply to the comment at a position. */
export interface PlannedReply {
  readonly citizen: number;
  readonly body: string;
  readonly to: number;
}

export interface PlannedTopic extends TopicText {
  readonly comments: readonly PlannedComment[];
  readonly replies: readonly PlannedReply[];
}

/** Who says what under the ten topics. Nobody says two things under one. The same scale gives the same plan. */
export function planTopics(scale: number): PlannedTopic[] {
  const comments = Math.max(REFUSED_AT + 1, Math.round(COMMENTS * scale));
  const replies = Math.max(2, Math.round(REPLIED * scale));
  return TOPICS.map((topic, number) => {
    const who = (position: number) => (number * (COMMENTS + REPLIED) + position) % CITIZENS;
    const refused = REFUSED.find((each) => each.topic === topic.key) ?? null;
    return {
      ...topic,
      comments: Array.from({ length: comments }, (_, at): PlannedComment => ({
        citizen: who(at), body: refused !== null && at === REFUSED_AT ? refused.body : `${nth(topic.said, at)}${nth(ENDINGS, at * 5 + number + Math.floor(at / topic.said.length))}`, refused: at === REFUSED_AT ? refused : null,
        withdrawn: WITHDRAWN.some((each) => each.topic === topic.key && each.at === at), shownAs: at % 3 === 0 ? 'full' : 'masked',
      })),
      replies: Array.from({ length: replies }, (_, at): PlannedReply => ({ citizen: who(comments + at), body: nth(REPLIES, at + number), to: at % 5 })),
    };
  });
}
