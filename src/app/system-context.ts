import type { Context, Services } from '../platform/http/context.ts';
import { newId } from '../platform/ids/ids.ts';

/** The context of a job or sweep: the program itself acts. */
export function systemContext(services: Services, name: string): Context {
  return {
    ...services,
    actor: { kind: 'system', name },
    locale: 'zh-CN',
    address: null,
    requestId: newId(),
    origin: services.config.origin ?? `http://localhost:${services.config.port}`,
  };
}
