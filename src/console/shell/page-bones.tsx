import { Bones } from '../shared/bones.tsx';

/** A page that is still on its way. */
export function PageBones() {
  return <div className="page-bones"><Bones lines={6} /></div>;
}
