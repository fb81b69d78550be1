export { boxKeys } from './apart/box-keys.queries.ts';
