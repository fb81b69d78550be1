import { createHmac, timingSafeEqual } from 'node:crypto';

/** Headers in which desk and box show each other that they know the common secret. */
export const ORDER_HEADER = 'x-heming-order';
export const ANSWER_HEADER = 'x-heming-answer';

/** An order is good for so long, by the machines' clocks. Orders do no harm when they come again within it. */
const FRESH_MS = 5 * 60_000;

const mac = (secret: string, ...parts: readonly string[]) => createHmac('sha256', secret).update(parts.join('\n')).digest('base64url');

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `<milliseconds>.<mac over them and the body>` */
export const sealOrder = (secret: string, body: string, at = Date.now()): string => `${at}.${mac(secret, 'order', String(at), body)}`;

/** Whether an order's seal is the desk's and fresh. */
export function readSeal(secret: string, seal: string, body: string, now = Date.now()): 'right' | 'wrong' | 'late' {
  const at = Number(/^(\d{1,15})\./.exec(seal)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(at) || !isSame(seal, sealOrder(secret, body, at))) return 'wrong';
  return Math.abs(now - at) <= FRESH_MS ? 'right' : 'late';
}

/** The seal of an answer: it belongs to one order. */
export const sealAnswer = (secret: string, seal: string, status: number, body: string): string => mac(secret, 'answer', seal, String(status), body);

export const isAnswerOf = (secret: string, seal: string, status: number, body: string, given: string): boolean => isSame(given, sealAnswer(secret, seal, status, body));
